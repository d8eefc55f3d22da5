package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bancheng.devstack.Database;
import org.bancheng.devstack.TestServers;
import org.bancheng.engine.history.ChainedRecord;
import org.bancheng.engine.history.Digest;
import org.bancheng.engine.history.HistoryChain;
import org.bancheng.engine.history.HistoryRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Somebody with all rights on the database changes a county's history. The operator's command line
 * finds it, against the running product and on an export far from it, by the sealed heads that lie
 * outside the database.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperingTest {
    private static final String COUNTY = "tampered";
    private static final String HISTORY = "t_" + COUNTY + ".history";
    private static final String SEALS = "t_" + COUNTY + ".history_seal";
    private static final int HOLDS = 0;
    private static final int BROKEN = 3;

    private final Product product = Product.get();
    private final Path heads = product.connection().resolveSibling("heads").resolve(COUNTY);
    private String victim = "";

    @TempDir Path disk;

    @BeforeAll
    void a_county_with_a_sealed_day_and_more_since() {
        product.clock().set("2026-05-11T09:00");
        product.apply(Product.folder(Xiangtan.TENANT, COUNTY));
        Xiangtan county = new Xiangtan(product, COUNTY);
        Matter matter = county.signed("查得出改动的事", "ordinary");
        Matter another = county.reported("另一件查得出改动的事");
        product.clock().set("2026-05-12T00:10:05");
        Product.until("the day is sealed", () -> Files.exists(copy("2026-05-11")));
        product.clock().set("2026-05-12T09:00");
        another.acts(Xiangtan.CALLBACK, "callback", Xiangtan.satisfied());
        victim =
                ask(
                        "select id from t_%s.case_file where number = '%s'"
                                .formatted(COUNTY, matter.number));
        change("drop table if exists public.kept_history, public.kept_seals");
        change("create table public.kept_history as table " + HISTORY);
        change("create table public.kept_seals as table " + SEALS);
    }

    @AfterEach
    void as_it_was() throws IOException {
        change("truncate " + HISTORY);
        change("insert into " + HISTORY + " table public.kept_history");
        change("truncate " + SEALS);
        change("insert into " + SEALS + " table public.kept_seals");
    }

    @Test
    void as_it_was_it_holds() throws IOException {
        online(HOLDS);
        offline(HOLDS);
    }

    @Test
    void a_flipped_byte_is_found() throws IOException {
        change(
                "update %s set sealed = set_byte(sealed, 9, get_byte(sealed, 9) # 1) where case_id = '%s' and seq = 2"
                        .formatted(HISTORY, victim));
        assertThat(broken()).contains("content");
    }

    @Test
    void swapped_records_are_found() throws IOException {
        for (String step : List.of("-2 where seq = 2", "2 where seq = 3", "3 where seq = -2")) {
            change("update %s set seq = %s and case_id = '%s'".formatted(HISTORY, step, victim));
        }
        assertThat(broken()).contains("previous");
    }

    @Test
    void a_removed_tail_is_found() throws IOException {
        change(
                "delete from %1$s h where case_id = '%2$s' and seq = (select max(seq) from %1$s where case_id = '%2$s')"
                        .formatted(HISTORY, victim));
        assertThat(broken()).contains("HISTORY_CHANGED").doesNotContain("firstBreak\":{");
    }

    @Test
    void a_history_chained_anew_is_found() throws IOException {
        chainAnew(records().filter(r -> r.event().caseId().equals(victim)).toList());
        assertThat(broken()).contains("HISTORY_CHANGED").doesNotContain("firstBreak\":{");
    }

    @Test
    void a_removed_case_is_found() throws IOException {
        change("delete from %s where case_id = '%s'".formatted(HISTORY, victim));
        assertThat(broken()).contains("HISTORY_CHANGED").doesNotContain("firstBreak\":{");
    }

    @Test
    void removed_seals_are_found_and_the_product_never_approves_what_was_done_meanwhile()
            throws IOException {
        byte[] copy = Files.readAllBytes(copy("2026-05-11"));
        change("delete from %s where case_id = '%s'".formatted(HISTORY, victim));
        change("delete from " + SEALS);
        assertThat(broken()).contains("NOT_AS_COPIED");

        // as after a restart: the product is asked to seal the day once more
        String pending =
                "from platform.work where tenant = '" + COUNTY + "' and kind = 'history-seal'";
        change(
                "update platform.work set due_at = '2026-05-12T00:10+08' where tenant = '"
                        + COUNTY
                        + "' and kind = 'history-seal'");
        Product.until(
                "sealing was tried",
                () ->
                        ask("select due_at::date " + pending).startsWith("2026-05-1")
                                && ask("select due_at > '2026-05-12T01:00+08' " + pending)
                                        .equals("t"));
        assertThat(Files.readAllBytes(copy("2026-05-11"))).isEqualTo(copy);
        assertThat(broken()).contains("NOT_AS_COPIED");
    }

    @Test
    void a_seal_that_somebody_made_himself_is_found() throws IOException {
        change("delete from %s where case_id = '%s'".formatted(HISTORY, victim));
        change("update " + SEALS + " set cases = cases - 1 where day = '2026-05-11'");
        assertThat(broken()).contains("NOT_SIGNED", "NOT_AS_COPIED");
    }

    /** What both ways of verifying say; online first. */
    private String broken() throws IOException {
        String online = online(BROKEN);
        return online + offline(BROKEN);
    }

    private String online(int expected) {
        return run(
                        "history",
                        "verify",
                        "--tenant",
                        COUNTY,
                        "-o",
                        "json",
                        "--connection",
                        product.connection().toString())
                .ends(expected)
                .out();
    }

    private String offline(int expected) throws IOException {
        return run(
                        "history",
                        "verify",
                        Files.writeString(disk.resolve("history.jsonl"), exported()).toString(),
                        "--heads",
                        heads.toString(),
                        "--seal-key",
                        product.connection().resolveSibling("seal-key.pub").toString(),
                        "-o",
                        "json")
                .ends(expected)
                .out();
    }

    private static Command run(String... arguments) {
        return Command.platformctl(Arrays.asList(arguments));
    }

    private String exported() {
        return product.operator()
                .get("/platform/api/v1/tenants/" + COUNTY + "/history")
                .expect(200)
                .text();
    }

    private Path copy(String day) {
        return heads.resolve(day + ".json");
    }

    private Stream<ChainedRecord> records() {
        return exported().lines().map(Api.JSON::readTree).map(TamperingTest::record);
    }

    private static ChainedRecord record(JsonNode line) {
        return new ChainedRecord(
                new HistoryRecord(
                        line.get("tenant").asString(),
                        line.get("caseId").asString(),
                        line.get("seq").asLong(),
                        Instant.parse(line.get("at").asString()),
                        line.get("actor").asString(),
                        line.get("subjectType").asString(),
                        line.get("subjectId").asString(),
                        line.get("action").asString(),
                        line.get("basis").asString(),
                        line.get("configurationVersion").asInt(),
                        line.get("content").asString(),
                        line.get("sealed").asString()),
                new Digest(line.get("previous").asString()),
                new Digest(line.get("hash").asString()));
    }

    /** Says that somebody else did all of it, every hash right. */
    private void chainAnew(List<ChainedRecord> chain) {
        Digest previous = Digest.ORIGIN;
        for (ChainedRecord link : chain) {
            HistoryRecord was = link.event();
            ChainedRecord forged =
                    HistoryChain.link(
                            previous,
                            new HistoryRecord(
                                    was.tenant(),
                                    was.caseId(),
                                    was.seq(),
                                    was.at(),
                                    "somebody-else",
                                    was.subjectType(),
                                    was.subjectId(),
                                    was.action(),
                                    was.basis(),
                                    was.configurationVersion(),
                                    was.content(),
                                    was.sealed()));
            change(
                    "update %s set actor = 'somebody-else', previous = '\\x%s', hash = '\\x%s' where case_id = '%s' and seq = %d"
                            .formatted(
                                    HISTORY,
                                    forged.previous(),
                                    forged.hash(),
                                    was.caseId(),
                                    was.seq()));
            previous = forged.hash();
        }
    }

    private static String ask(String sql) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static void change(String sql) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static Connection superuser() throws SQLException {
        Database database = TestServers.get().database();
        return DriverManager.getConnection(
                database.url("acceptance"), database.user(), database.password());
    }
}
