package org.bancheng.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bancheng.platform.operations.Imports.Outcome;
import org.bancheng.platform.operations.Job.State;
import org.bancheng.platform.operations.Job.StepState;
import org.bancheng.platform.tenancy.Tenant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NullMarked
class OffboardingTest {
    private static final Letter LETTER =
            new Letter(1, "188031", "自来水到户", "村里自来水一直没有通。", "2019-07-19 18:19:54");

    private static Installation installation;
    private static Counties counties;

    @BeforeAll
    static void start() {
        installation = new Installation(Map.of());
        counties = installation.get(Counties.class);
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void a_county_leaves_by_its_export_and_leaves_nothing_behind() throws IOException {
        Tenant tenant = county("leaving");
        assertThat(imported(tenant, LETTER)).isEqualTo(Outcome.FILED);
        assertThat(imported(tenant, LETTER)).isEqualTo(Outcome.KNOWN);
        assertThatThrownBy(() -> counties.remove(tenant, "tester"))
                .isInstanceOf(Counties.ExportRequired.class);

        Job export = installation.untilOver(counties.export(tenant, "tester"));

        assertThat(export.state()).isEqualTo(State.DONE);
        Path zip = file(tenant, export);
        assertThat(text(zip, "tables/case_file.copy")).contains("自来水到户");
        assertThat(text(zip, "tables/reporter.copy")).doesNotContain("来信人");
        assertThat(text(zip, "history.jsonl").lines())
                .filteredOn(line -> line.contains("\"subjectType\":\"case\""))
                .as("beside what the system enters in registers by itself")
                .hasSize(1);
        assertThat(text(zip, "configuration/leaving/tenant.yaml")).contains("id: leaving");

        assertThat(
                        imported(
                                tenant,
                                new Letter(2, "188032", "路灯不亮", "路灯坏了半年。", "2019-07-20 08:00:00")))
                .isEqualTo(Outcome.FILED);
        assertThatThrownBy(() -> counties.remove(tenant, "tester"))
                .as("a letter came after the export")
                .isInstanceOf(Counties.ExportRequired.class);
        installation.untilOver(counties.export(tenant, "tester"));
        Job removal = installation.untilOver(counties.remove(tenant, "tester"));

        assertThat(removal.state()).isEqualTo(State.DONE);
        assertThat(counties.all()).doesNotContain(tenant);
        assertThat(catalogue("select count(*) from pg_namespace where nspname = 't_leaving'"))
                .isZero();
        assertThat(catalogue("select count(*) from pg_roles where rolname like '%_t_leaving'"))
                .isZero();
        for (String table :
                List.of(
                        "tenant",
                        "tenant_schema",
                        "work",
                        "applied_configuration",
                        "tenant_export")) {
            String column = table.equals("tenant") ? "id" : "tenant";
            assertThat(
                            catalogue(
                                    "select count(*) from platform.%s where %s = 'leaving'"
                                            .formatted(table, column)))
                    .as(table)
                    .isZero();
        }
        assertThat(zip).exists();
    }

    @Test
    void a_server_that_is_away_is_waited_for_and_named() {
        installation.restart(Map.of("bancheng.search.url", "http://127.0.0.1:1"));
        counties = installation.get(Counties.class);
        Job job = counties.apply(Folders.county("xiangtan", "waiting"), null, "tester", null);

        Job waiting = installation.untilWaiting(job);

        Job.Step step =
                waiting.steps().stream()
                        .filter(one -> one.state() == StepState.WAITING)
                        .findFirst()
                        .orElseThrow();
        assertThat(step.name()).isEqualTo(Onboarding.SEARCH);
        installation.restart(
                Map.of("bancheng.search.url", installation.servers.search().url().toString()));
        counties = installation.get(Counties.class);
        assertThat(installation.untilOver(job).state()).isEqualTo(State.DONE);
        assertThat(counties.get("waiting").state()).isEqualTo(Tenant.State.ACTIVE);
    }

    private static Tenant county(String id) {
        Job job = counties.apply(Folders.county("xiangtan", id), null, "tester", null);
        assertThat(installation.untilOver(job).error()).isNull();
        return counties.get(id);
    }

    private static Outcome imported(Tenant tenant, Letter letter) {
        return installation
                .get(Imports.class)
                .file(
                        tenant,
                        "letters",
                        "mailbox",
                        Map.of("matter-kind", "complaint"),
                        List.of(letter),
                        "tester",
                        Wording.in(Locale.SIMPLIFIED_CHINESE))
                .lines()
                .getFirst()
                .outcome();
    }

    private static long catalogue(String sql) {
        return installation.administrator().sql(sql).query(Long.class).single();
    }

    private static Path file(Tenant tenant, Job export) {
        String name = String.valueOf(export.result().get(TenantExport.RESULT));
        Path file = installation.get(Exports.class).file(tenant.id(), name).orElseThrow();
        assertThat(Files.isRegularFile(file)).isTrue();
        return file;
    }

    private static String text(Path zip, String path) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            ZipEntry entry = file.getEntry(path);
            assertThat(entry).as(path).isNotNull();
            return new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
