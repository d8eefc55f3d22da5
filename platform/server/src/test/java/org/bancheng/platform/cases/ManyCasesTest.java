package org.bancheng.platform.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.Holding;
import org.bancheng.platform.Floor;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a list reads does not grow with the cases that it does not show. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyCasesTest {
    private static final int CLOSED = 20_000;
    private static final int OPEN = 100;
    private static final int MOST = 1_500;
    private static final Visibility COUNTY =
            new Visibility(true, Set.of(), List.of(), Set.of(), Set.of(), Set.of(), Set.of());

    private Floor floor;
    private Tenant county;

    @BeforeAll
    void fill() {
        floor =
                Floor.start(
                        AtThatTime.class,
                        Board.class,
                        Reporters.class,
                        Json.class,
                        Inbox.class,
                        Configurations.class);
        county = floor.tenant("county");
        BoundTenant.run(
                county,
                () ->
                        floor.get(Configurations.class)
                                .publish(
                                        new ConfigurationFiles(
                                                files("xiangtan"), files("_defaults")),
                                        "test",
                                        null));
        floor.as(county, () -> cases(CLOSED, "closed") + cases(OPEN, "handling"));
        floor.as(county, this::messages);
        List.of("case_file", "assignment", "notice")
                .forEach(
                        table ->
                                floor.administrator()
                                        .sql("vacuum analyze \"" + county.schema() + "\"." + table)
                                        .update());
    }

    @AfterAll
    void stop() {
        floor.close();
    }

    private int cases(int count, String state) {
        Timestamp now = Timestamp.from(CaseRows.NOW);
        return floor.get(JdbcClient.class)
                .sql(
                        """
                        with made as (
                          insert into case_file (id, tenant, number, channel, state, subject, body, fields,
                            definition_version, opened_at, closed_at, due_at, secret_mac, version)
                          select gen_random_uuid(), 't', :state || n, 'hotline', :state, '税', '𠮷', '{}', 1,
                            :now::timestamptz - n * interval '1 minute',
                            case :state when 'closed' then :now::timestamptz - n * interval '1 second' end,
                            case :state when 'closed' then null else :now::timestamptz + n * interval '1 hour' end, '', 1
                          from generate_series(1, :count) n returning id)
                        insert into assignment (id, tenant, case_id, type, ordinal, unit, role, state, final, fields, assigned_at)
                        select gen_random_uuid(), 't', id, 'assignment', 1, 'taxation', 'lead',
                          case :state when 'closed' then 'reported' else 'working' end, :state = 'closed', '{}', :now
                        from made
                        """)
                .param("state", state)
                .param("count", count)
                .param("now", now)
                .update();
    }

    /** Of every closed case one to the dispatchers. */
    private int messages() {
        return floor.get(JdbcClient.class)
                .sql(
                        """
                        insert into notice (id, tenant, case_id, audience, template, sent_at)
                        select gen_random_uuid(), 't', id, 'post:dispatcher', 'filed', closed_at
                        from case_file where closed_at is not null
                        """)
                .update();
    }

    private static Map<String, byte[]> files(String name) {
        Path folder = Path.of("../../tenant-configs").resolve(name);
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

    /** Rows of cases, of what hangs on them and of messages that the work fetches. */
    private long read(Runnable work) {
        return Objects.requireNonNull(
                floor.as(
                        county,
                        () -> {
                            long before = read();
                            work.run();
                            return read() - before;
                        }));
    }

    /** So many by this connection until now. */
    private long read() {
        return floor.get(JdbcClient.class)
                .sql(
                        """
                        select coalesce(sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)), 0)::bigint
                        from pg_stat_xact_user_tables
                        where relname in ('case_file', 'assignment', 'notice') and schemaname = :schema
                        """)
                .param("schema", county.schema())
                .query(Long.class)
                .single();
    }

    private static BoardFilter filter(
            @Nullable Boolean inHand, @Nullable String assignmentState, int page) {
        return new BoardFilter(
                inHand,
                null,
                assignmentState,
                null,
                null,
                null,
                null,
                null,
                BoardFilter.Sort.DUE,
                page,
                20);
    }

    @Test
    void counting_all_that_there_is_does_not_read_the_closed() {
        Board board = floor.get(Board.class);
        assertThat(read(() -> board.counts(COUNTY))).isLessThan(MOST);
        Board.Counts counts = floor.as(county, () -> board.counts(COUNTY));
        assertThat(counts.inHand()).isEqualTo(OPEN);
        assertThat(counts.byState()).isEqualTo(Map.of("handling", (long) OPEN));
        assertThat(read(() -> board.byAssignmentState(COUNTY))).isLessThan(MOST);
        assertThat(floor.as(county, () -> board.byAssignmentState(COUNTY)))
                .isEqualTo(Map.of("working", (long) OPEN));
    }

    @Test
    void a_list_reads_the_rows_that_it_shows() {
        Board board = floor.get(Board.class);
        assertThat(read(() -> board.page(COUNTY, filter(true, null, 1)))).isLessThan(MOST);
        assertThat(read(() -> board.page(COUNTY, filter(true, "working", 1)))).isLessThan(MOST);
        assertThat(read(() -> board.page(COUNTY, filter(false, null, 1)))).isLessThan(MOST);
        assertThat(read(() -> board.page(COUNTY, filter(false, null, 900)))).isLessThan(MOST);
    }

    @Test
    void counting_ends_where_nobody_turns_pages_any_more_and_pages_go_on() {
        Board board = floor.get(Board.class);
        Tally some = new Tally(Tally.MOST, true);
        assertThat(floor.as(county, () -> board.counts(COUNTY)).closed()).isEqualTo(some);
        assertThat(floor.as(county, () -> board.count(COUNTY, filter(null, null, 1))))
                .isEqualTo(some);
        assertThat(floor.as(county, () -> board.count(COUNTY, filter(true, null, 1))))
                .isEqualTo(Tally.exactly(OPEN));
        Board.Page last = floor.as(county, () -> board.page(COUNTY, filter(false, null, 1_000)));
        assertThat(last.total()).isEqualTo(some);
        assertThat(last.rows()).last().extracting(Board.Row::number).isEqualTo("closed" + CLOSED);
    }

    @Test
    void what_was_closed_last_comes_first() {
        List<Board.Row> rows =
                floor.as(county, () -> floor.get(Board.class).page(COUNTY, filter(false, null, 2)))
                        .rows();
        assertThat(rows).first().extracting(Board.Row::number).isEqualTo("closed21");
        assertThat(rows).last().extracting(Board.Row::number).isEqualTo("closed40");
    }

    @Test
    void messages_reach_back_as_far_as_anybody_reads() {
        Actor dispatcher =
                Actor.staff("zhangmin", "张敏", List.of(new Holding("dispatcher", "task-force")));
        Inbox inbox = floor.get(Inbox.class);
        assertThat(read(() -> inbox.of(dispatcher, 1, 20))).isLessThan(2 * MOST);
        Inbox.Page latest = floor.as(county, () -> inbox.of(dispatcher, 1, 20));
        assertThat(latest.items()).first().extracting(Inbox.Item::number).isEqualTo("closed1");
        assertThat(latest.items()).last().extracting(Inbox.Item::number).isEqualTo("closed20");
        assertThat(latest.total()).isEqualTo(500);
        Inbox.Page last = floor.as(county, () -> inbox.of(dispatcher, 1_000, 20));
        assertThat(last.items()).last().extracting(Inbox.Item::number).isEqualTo("closed500");
    }
}
