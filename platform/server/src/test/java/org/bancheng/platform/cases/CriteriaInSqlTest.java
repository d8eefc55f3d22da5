package org.bancheng.platform.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.bancheng.engine.configuration.CheckResult;
import org.bancheng.engine.configuration.ConfigurationFolder;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.figure.Figure;
import org.bancheng.engine.lifecycle.SqlText;
import org.bancheng.platform.Floor;
import org.bancheng.platform.tenancy.Tenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A condition says the same of a subject whether CEL is asked about it or PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CriteriaInSqlTest {
    private static final Path CONFIGS = Path.of("../../tenant-configs");
    private static final Span SPAN = new Span(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31));
    private static final Visibility EVERYTHING =
            new Visibility(true, Set.of(), List.of(), Set.of(), Set.of(), Set.of(), Set.of());
    private static final SqlText ID = new SqlText("s.id::text", Map.of());
    private static final String SECTION = "figures:\n";
    private static final int CONDITIONS = 90;
    private static final int CASES = 15;

    private Floor floor;

    @BeforeAll
    void start() {
        floor = Floor.start(AtThatTime.class, Counts.class);
    }

    @AfterAll
    void stop() {
        floor.close();
    }

    private static Map<String, byte[]> files(Path folder) {
        try (var files = Files.walk(folder)) {
            Map<String, byte[]> found = new HashMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gangnan's folder with these figures put before its own. */
    private static CheckResult check(Map<String, String> conditions) {
        StringBuilder yaml = new StringBuilder(SECTION);
        conditions.forEach(
                (id, condition) ->
                        yaml.append(
                                "  %s: { label: %s, basis: GN-8, of: assignment, at: opened, where: \"%s\" }%n"
                                        .formatted(id, id, condition)));
        Map<String, byte[]> county = files(CONFIGS.resolve("gangnan"));
        String own =
                new String(
                        Objects.requireNonNull(county.get("figures.yaml")), StandardCharsets.UTF_8);
        county.put(
                "figures.yaml",
                own.substring(own.indexOf(SECTION))
                        .replace(SECTION, yaml)
                        .getBytes(StandardCharsets.UTF_8));
        return ConfigurationFolder.check(county, files(CONFIGS.resolve("_defaults")));
    }

    /** Those of them that can be said in SQL, which the check tells: it names the others' lines. */
    private static TenantConfiguration counting(Map<String, String> conditions) {
        List<String> ids = List.copyOf(conditions.keySet());
        CheckResult first = check(conditions);
        first.problems().stream()
                .filter(problem -> problem.file().equals("figures.yaml"))
                .forEach(problem -> conditions.remove(ids.get(problem.line() - 2)));
        assertThat(conditions).hasSizeGreaterThan(CONDITIONS / 2);
        CheckResult result = first.problems().isEmpty() ? first : check(conditions);
        assertThat(result.problems()).isEmpty();
        return Objects.requireNonNull(result.configuration());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void as_cel_holds_of_one_so_sql_counts_many(long seed) {
        Random random = new Random(seed);
        CelTexts texts = new CelTexts(random);
        Map<String, String> conditions = new LinkedHashMap<>();
        for (int i = 0; i < CONDITIONS; i++) {
            conditions.put("f" + i, texts.condition(random.nextInt(4)));
        }
        TenantConfiguration county = counting(conditions);
        Tenant tenant = floor.tenant("county" + seed);
        List<CaseRows.Order> orders = new ArrayList<>();
        floor.as(
                tenant,
                () -> {
                    CaseRows rows =
                            new CaseRows(
                                    county,
                                    floor.get(JdbcClient.class),
                                    floor.get(JsonMapper.class),
                                    random);
                    for (int i = 0; i < CASES; i++) {
                        orders.addAll(rows.make());
                    }
                    return orders;
                });
        int counted = 0;
        for (String id : conditions.keySet()) {
            Figure figure = Objects.requireNonNull(county.figures().figures().get(id));
            Set<String> meant = new HashSet<>();
            for (CaseRows.Order order : orders) {
                if (county.lifecycle("assignment")
                        .meets(
                                Objects.requireNonNull(figure.where()),
                                order.subject(),
                                order.facts(),
                                CaseRows.NOW)) {
                    meant.add(order.subject().id());
                }
            }
            Set<String> found = new HashSet<>();
            floor.as(tenant, () -> floor.get(Counts.class).by(ID, figure, SPAN, EVERYTHING))
                    .forEach(row -> found.add(String.valueOf(row.key())));
            assertThat(found)
                    .as("%s, seed %d: %s", figure.id(), seed, conditions.get(figure.id()))
                    .isEqualTo(meant);
            counted += meant.size();
        }
        assertThat(counted)
                .as("some hold, some do not")
                .isBetween(orders.size() * 10, orders.size() * 80);
    }
}
