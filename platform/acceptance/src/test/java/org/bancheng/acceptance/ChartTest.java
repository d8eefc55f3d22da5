package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.LintResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The chart by Helm's own hand: what it refuses, and what it puts on a cluster. */
class ChartTest {
    private final ObjectNode production = Chart.values(Chart.FOLDER.resolve("ci/production.yaml"));
    private final List<JsonNode> installed = Chart.render(production);

    @Test
    void without_addresses_and_secrets_nothing_is_installed() {
        assertThatThrownBy(() -> Chart.render(Chart.values(Chart.FOLDER.resolve("values.yaml"))))
                .message()
                .contains(
                        "/publicUrl",
                        "/database/url",
                        "/database/existingSecret",
                        "/keycloak/url",
                        "/keycloak/existingSecret",
                        "/search/url",
                        "/search/existingSecret",
                        "/keys/existingSecret");
    }

    @Test
    void lint_finds_no_fault() {
        for (ObjectNode values : List.of(Chart.least(), production)) {
            LintResult result = Chart.lint(values);
            assertThat(result.getMessages()).noneMatch(line -> line.contains("[ERROR]"));
            assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
        }
    }

    static Stream<Arguments> refusedValues() {
        return Stream.of(
                refused("/replicas", values -> values.put("replicas", 0)),
                refused("/replicas", values -> values.put("replicas", "two")),
                refused("replicaz", values -> values.put("replicaz", 2)),
                refused("password", in("database", db -> db.put("password", "geheim"))),
                refused(
                        "/database/url",
                        in("database", db -> db.put("url", "jdbc:postgresql://u:p@db:5432/b"))),
                refused(
                        "/database/url",
                        in("database", db -> db.put("url", "jdbc:postgresql://db/b?password=p"))),
                refused("/database/url", in("database", db -> db.put("url", "db:5432/bancheng"))),
                refused("/keycloak/url", in("keycloak", kc -> kc.put("url", "keycloak:8080"))),
                refused("/search/url", in("search", es -> es.put("url", "https://e:p@es:9200"))),
                refused("/publicUrl", values -> values.put("publicUrl", "https://a.cn/path")),
                refused(
                        "/persistence/accessMode",
                        values ->
                                values.putObject("persistence").put("accessMode", "ReadWriteOnce")),
                refused(
                        "/forwardedHeaders/trustedProxies",
                        values -> values.putObject("forwardedHeaders").put("trustedProxies", ".*")),
                refused("/ingress", values -> values.putObject("ingress").put("enabled", true)),
                refused("/logFormat", values -> values.put("logFormat", "xml")));
    }

    private static Arguments refused(String said, Consumer<ObjectNode> change) {
        return Arguments.of(said, change);
    }

    private static Consumer<ObjectNode> in(String part, Consumer<ObjectNode> change) {
        return values -> change.accept((ObjectNode) values.get(part));
    }

    @ParameterizedTest
    @MethodSource("refusedValues")
    void a_wrong_value_is_refused_by_its_name(String said, Consumer<ObjectNode> change) {
        ObjectNode values = Chart.least();
        change.accept(values);

        assertThatThrownBy(() -> Chart.render(values)).message().contains(said);
    }

    @Test
    void the_least_values_are_enough() {
        List<JsonNode> least = Chart.render(Chart.least());

        assertThat(kinds(least))
                .containsOnly(
                        "ConfigMap",
                        "Deployment",
                        "Job",
                        "NetworkPolicy",
                        "PersistentVolumeClaim",
                        "PodDisruptionBudget",
                        "Service",
                        "ServiceAccount");
    }

    @Test
    void one_replica_may_keep_a_volume_of_its_own() {
        ObjectNode values = Chart.least().put("replicas", 1);
        values.putObject("persistence").put("accessMode", "ReadWriteOnce");

        assertThat(one(Chart.render(values), "Deployment").at("/spec/strategy/type").asString())
                .isEqualTo("Recreate");
    }

    @Test
    void every_pod_is_restricted() {
        List<JsonNode> pods = pods(installed);
        assertThat(pods).hasSize(2);
        for (JsonNode pod : pods) {
            JsonNode security = pod.at("/securityContext");
            assertThat(security.at("/runAsNonRoot").asBoolean()).isTrue();
            assertThat(security.at("/runAsUser").asInt()).isPositive();
            assertThat(security.at("/seccompProfile/type").asString()).isEqualTo("RuntimeDefault");
            assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.has("initContainers")).isFalse();
            for (JsonNode container : pod.at("/containers")) {
                JsonNode own = container.at("/securityContext");
                assertThat(own.at("/allowPrivilegeEscalation").asBoolean(true)).isFalse();
                assertThat(own.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(own.at("/capabilities/drop/0").asString()).isEqualTo("ALL");
                assertThat(container.at("/resources/limits/memory").asString()).isEqualTo("2Gi");
                assertThat(container.at("/resources/requests/cpu").asString()).isEqualTo("1");
                assertThat(names(container.at("/volumeMounts")))
                        .as("somewhere to write, since the image is read-only")
                        .contains("tmp")
                        .isSubsetOf(names(pod.at("/volumes")));
            }
        }
    }

    @Test
    void probes_ask_the_management_port() {
        JsonNode server = pods(installed).getFirst().at("/containers/0");

        assertThat(probe(server, "startupProbe")).isEqualTo("management/actuator/health/liveness");
        assertThat(probe(server, "livenessProbe")).isEqualTo("management/actuator/health/liveness");
        assertThat(probe(server, "readinessProbe"))
                .isEqualTo("management/actuator/health/readiness");
        assertThat(server.at("/ports/0/containerPort").asInt()).isEqualTo(8600);
        assertThat(server.at("/ports/1/name").asString()).isEqualTo("management");
        assertThat(server.at("/ports/1/containerPort").asInt()).isEqualTo(8601);
    }

    private static String probe(JsonNode container, String kind) {
        JsonNode get = container.at("/" + kind + "/httpGet");
        return get.at("/port").asString() + get.at("/path").asString();
    }

    @Test
    void secrets_are_named_and_never_written_down() {
        Set<String> secret = new TreeSet<>();
        for (JsonNode pod : pods(installed)) {
            for (JsonNode variable : pod.at("/containers/0/env")) {
                assertThat(variable.has("value")).as("%s", variable).isFalse();
                secret.add(
                        variable.at("/name").asString()
                                + "="
                                + variable.at("/valueFrom/secretKeyRef/name").asString()
                                + "/"
                                + variable.at("/valueFrom/secretKeyRef/key").asString());
            }
        }
        assertThat(secret)
                .contains(
                        "BANCHENG_DATABASE_MIGRATORPASSWORD=bancheng-database/migrator-password",
                        "BANCHENG_KEYCLOAK_ADMINPASSWORD=bancheng-keycloak/admin-password",
                        "BANCHENG_SEARCH_PASSWORD=bancheng-search/password");
        assertThat(kinds(installed)).doesNotContain("Secret");
        for (JsonNode map : all(installed, "ConfigMap")) {
            assertThat(map.at("/data").propertyNames())
                    .noneMatch(name -> name.contains("PASSWORD") || name.contains("ADMINUSER"));
        }
    }

    @Test
    void only_the_migration_holds_the_database_administrator() {
        JsonNode server = one(installed, "Deployment");
        JsonNode job = one(installed, "Job");

        assertThat(server.toString()).doesNotContain("bancheng-database-admin");
        assertThat(job.toString()).contains("bancheng-database-admin");
        assertThat(job.at("/spec/template/spec/containers/0/args/0").asString())
                .isEqualTo("migrate");
        assertThat(job.at("/metadata/annotations/test~1hook").asString())
                .isEqualTo("pre-install,pre-upgrade");
    }

    @Test
    void what_pods_refer_to_is_there() {
        Set<String> maps = names(all(installed, "ConfigMap"));
        Set<String> accounts = names(all(installed, "ServiceAccount"));
        for (JsonNode pod : pods(installed)) {
            assertThat(maps)
                    .contains(pod.at("/containers/0/envFrom/0/configMapRef/name").asString());
            if (pod.has("serviceAccountName")) {
                assertThat(accounts).contains(pod.at("/serviceAccountName").asString());
            }
            for (JsonNode volume : pod.at("/volumes")) {
                String claim = volume.at("/persistentVolumeClaim/claimName").asString("");
                assertThat(claim)
                        .isIn(
                                "",
                                one(installed, "PersistentVolumeClaim")
                                        .at("/metadata/name")
                                        .asString());
            }
        }
        JsonNode service =
                one(installed, "Ingress").at("/spec/rules/0/http/paths/0/backend/service");
        assertThat(names(all(installed, "Service"))).contains(service.at("/name").asString());
    }

    @Test
    void selectors_find_what_they_are_meant_for() {
        JsonNode server = one(installed, "Deployment").at("/spec/template/metadata/labels");
        JsonNode job = one(installed, "Job").at("/spec/template/metadata/labels");
        List<JsonNode> ofServer = new ArrayList<>();
        all(installed, "Service").forEach(each -> ofServer.add(each.at("/spec/selector")));
        ofServer.add(one(installed, "Deployment").at("/spec/selector/matchLabels"));
        ofServer.add(one(installed, "PodDisruptionBudget").at("/spec/selector/matchLabels"));
        ofServer.add(
                one(installed, "Deployment")
                        .at(
                                "/spec/template/spec/topologySpreadConstraints/0/labelSelector/matchLabels"));
        List<JsonNode> policies = all(installed, "NetworkPolicy");
        policies.forEach(
                policy -> {
                    JsonNode selector = policy.at("/spec/podSelector/matchLabels");
                    assertThat(matches(selector, server)).isNotEqualTo(matches(selector, job));
                });
        assertThat(policies).hasSize(2);
        ofServer.forEach(
                selector -> {
                    assertThat(matches(selector, server)).as("%s", selector).isTrue();
                    assertThat(matches(selector, job)).as("%s", selector).isFalse();
                });
        JsonNode monitored = one(installed, "ServiceMonitor").at("/spec/selector/matchLabels");
        assertThat(
                        all(installed, "Service").stream()
                                .filter(each -> matches(monitored, each.at("/metadata/labels")))
                                .map(each -> each.at("/spec/ports/0/name").asString()))
                .containsExactly("management");
    }

    private static boolean matches(JsonNode selector, JsonNode labels) {
        return !selector.isEmpty()
                && selector.properties().stream()
                        .allMatch(each -> each.getValue().equals(labels.get(each.getKey())));
    }

    @Test
    void traffic_is_fenced_both_ways() {
        JsonNode policy =
                all(installed, "NetworkPolicy").stream()
                        .filter(
                                each ->
                                        !each.at("/metadata/name")
                                                .asString()
                                                .endsWith("-migration"))
                        .findFirst()
                        .orElseThrow()
                        .at("/spec");

        assertThat(policy.at("/policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
        assertThat(policy.at("/ingress")).hasSize(2);
        policy.at("/ingress").forEach(rule -> assertThat(rule.at("/from")).isNotEmpty());
        List<Integer> ports = new ArrayList<>();
        for (JsonNode rule : policy.at("/egress")) {
            assertThat(rule.at("/to")).isNotEmpty();
            rule.at("/ports").forEach(port -> ports.add(port.at("/port").asInt()));
        }
        assertThat(ports).containsExactly(5432, 8080, 9200, 53, 53);
    }

    @Test
    void a_county_of_its_own_host_shows_that_county_only() {
        JsonNode rule = one(installed, "Ingress").at("/spec/rules/1");

        assertThat(rule.at("/host").asString()).isEqualTo("banbucheng.xiangtan.example.gov.cn");
        List<String> paths = new ArrayList<>();
        rule.at("/http/paths").forEach(path -> paths.add(path.at("/path").asString()));
        assertThat(paths).containsExactly("/xiangtan", "/assets", "/vendor");
    }

    @Test
    void names_stay_short_however_long_the_release_is_called() {
        ObjectNode values = production.deepCopy();
        values.put("fullnameOverride", "a".repeat(40));
        for (JsonNode each : Chart.render(values)) {
            assertThat(each.at("/metadata/name").asString()).hasSizeLessThan(63);
        }
        assertThatThrownBy(() -> Chart.render(values.put("fullnameOverride", "a".repeat(41))))
                .message()
                .contains("/fullnameOverride");
    }

    private static List<JsonNode> pods(List<JsonNode> installed) {
        return Stream.of("Deployment", "Job")
                .flatMap(kind -> all(installed, kind).stream())
                .map(each -> each.at("/spec/template/spec"))
                .toList();
    }

    private static List<JsonNode> all(List<JsonNode> installed, String kind) {
        return installed.stream().filter(each -> each.at("/kind").asString().equals(kind)).toList();
    }

    private static JsonNode one(List<JsonNode> installed, String kind) {
        List<JsonNode> found = all(installed, kind);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static Set<String> kinds(List<JsonNode> installed) {
        Set<String> kinds = new TreeSet<>();
        installed.forEach(each -> kinds.add(each.at("/kind").asString()));
        return kinds;
    }

    private static Set<String> names(Iterable<JsonNode> nodes) {
        Set<String> names = new TreeSet<>();
        nodes.forEach(
                each ->
                        names.add(
                                each.has("name")
                                        ? each.at("/name").asString()
                                        : each.at("/metadata/name").asString()));
        return names;
    }
}
