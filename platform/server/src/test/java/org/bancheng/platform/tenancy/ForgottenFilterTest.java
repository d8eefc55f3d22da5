package org.bancheng.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.bancheng.platform.Floor;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever code forgets or asks for, PostgreSQL gives a tenant its own rows and nothing else. */
@NullMarked
class ForgottenFilterTest {
    private static final String DENIED = "permission denied";
    private static final String ROWS = "select key from idempotent_request order by key";

    private static String database;
    private static Floor floor;
    private static Tenant xiangtan;
    private static Tenant qidong;
    private static JdbcClient sql;
    private static JdbcClient administrator;

    @BeforeAll
    static void start() {
        // one connection: whatever a tenant leaves on it, the next one would find
        database = "floor_" + UUID.randomUUID().toString().substring(0, 8);
        floor = Floor.start(database, Map.of("bancheng.database.connections", 1));
        xiangtan = floor.tenant("xiangtan");
        qidong = floor.tenant("qidong");
        sql = floor.get(JdbcClient.class);
        administrator = floor.administrator();
        for (Tenant tenant : List.of(xiangtan, qidong)) {
            as(tenant, () -> insert("row of " + tenant.id()));
        }
    }

    @AfterAll
    static void stop() {
        floor.close();
    }

    private static <T extends @Nullable Object> T as(Tenant tenant, Supplier<T> work) {
        return floor.as(tenant, work);
    }

    private static int insert(String key) {
        return sql.sql(
                        "insert into idempotent_request (key, tenant, digest, answer, made_at) values (?, ?, '', '', now())")
                .params(key, BoundTenant.get().id().value())
                .update();
    }

    private static List<String> rows(String query) {
        return sql.sql(query).query(String.class).list();
    }

    private static List<String> tables(String schemas) {
        return administrator
                .sql(
                        "select schemaname || '.' || tablename from pg_tables where schemaname in (%s) order by 1"
                                .formatted(schemas))
                .query(String.class)
                .list();
    }

    private static void refused(Tenant tenant, String statement, String why) {
        assertThatThrownBy(() -> as(tenant, () -> sql.sql(statement).update()))
                .as(statement)
                .rootCause()
                .hasMessageContaining(why);
    }

    private static void everybodyFindsHisOwn() {
        for (Tenant tenant : List.of(xiangtan, qidong, xiangtan, qidong)) {
            assertThat(as(tenant, () -> rows(ROWS))).containsExactly("row of " + tenant.id());
        }
    }

    @Test
    void no_table_of_another_county_or_of_the_platform_is_read_or_written() {
        List<String> tables = tables("'t_qidong', 'platform'");
        assertThat(tables).contains("t_qidong.case_file", "platform.work", "platform.tenant");
        for (String table : tables) {
            for (String statement :
                    List.of(
                            "select count(*) from " + table,
                            "insert into " + table + " default values",
                            "delete from " + table,
                            "truncate " + table,
                            "lock table " + table)) {
                refused(xiangtan, statement, DENIED);
            }
        }
        everybodyFindsHisOwn();
    }

    @Test
    void no_right_is_given_that_nobody_meant() {
        List<String> given =
                administrator
                        .sql(
                                """
                                select c.oid::regclass || ' ' || a.privilege_type
                                from pg_class c, aclexplode(c.relacl) a
                                where a.grantee = to_regrole(?)
                                  and c.relnamespace::regnamespace::text <> ?
                                """)
                        .params(xiangtan.role(), xiangtan.schema())
                        .query(String.class)
                        .list();
        assertThat(given).isEmpty();
        assertThat(
                        administrator
                                .sql(
                                        """
                                        select c.oid::regclass::text
                                        from pg_class c, aclexplode(c.relacl) a
                                        where a.grantee in (0, to_regrole(?))
                                          and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
                                        """)
                                .param(database + "_app")
                                .query(String.class)
                                .list())
                .as("tables that the login role or everybody may use")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set role %s",
                "SET LOCAL ROLE %s",
                "set session authorization %s",
                "reset role",
                "reset all",
                "discard all",
                "select 1; set role %s",
                "select set_config('role', '%s', true)",
                "set search_path to t_qidong",
                "set local search_path to t_qidong",
                "select set_config('search_path', 't_qidong', false)"
            })
    void a_statement_that_would_leave_the_tenant_is_refused(String statement) {
        assertThatThrownBy(
                        () ->
                                as(
                                        xiangtan,
                                        () ->
                                                sql.sql(statement.formatted(qidong.role()))
                                                        .query(Object.class)
                                                        .list()))
                .rootCause()
                .hasMessageContaining("the bound tenant decides");
        everybodyFindsHisOwn();
    }

    @Test
    void a_search_path_changed_behind_our_back_opens_nothing_and_does_not_stay() {
        as(
                xiangtan,
                () -> {
                    sql.sql("do $$ begin execute 'set search_path to t_qidong'; end $$").update();
                    assertThatThrownBy(() -> rows(ROWS))
                            .rootCause()
                            .hasMessageContaining("idempotent_request");
                    return null;
                });
        everybodyFindsHisOwn();
    }

    @Test
    void a_role_changed_behind_our_back_ends_with_the_transaction() {
        // what no fence inside one login can stop; that nobody composes SQL from input is another
        // test's
        as(
                xiangtan,
                () ->
                        sql.sql(
                                        "do $$ begin execute 'set role %s'; end $$"
                                                .formatted(qidong.role()))
                                .update());
        everybodyFindsHisOwn();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table own (a int)",
                "create temp table case_file (a int)",
                "alter table case_file add column a int",
                "drop table case_file",
                "create function f() returns int language sql as 'select 1'",
                "create schema s",
                "create role r",
                "copy case_file to program 'true'",
                "copy case_file to '/tmp/x'",
                "select pg_read_file('/etc/passwd')",
                "delete from history",
                "update history set actor = ''",
                "delete from config_version",
                "select platform.finish_work('qidong', array[1::bigint], gen_random_uuid())",
                "select pg_terminate_backend(%d)"
            })
    void a_tenant_makes_changes_and_ends_nothing_but_rows(String statement) {
        int other =
                administrator
                        .sql("select pid from pg_stat_activity where usename = ? limit 1")
                        .param(database + "_platform")
                        .query(Integer.class)
                        .single();
        assertThatThrownBy(
                        () ->
                                as(
                                        xiangtan,
                                        () ->
                                                sql.sql(statement.formatted(other))
                                                        .query(Object.class)
                                                        .list()))
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        everybodyFindsHisOwn();
    }

    @Test
    void what_other_counties_ask_at_this_moment_is_not_shown() {
        assertThat(
                        as(
                                xiangtan,
                                () ->
                                        rows(
                                                "select query from pg_stat_activity where usename = '%s_platform'"
                                                        .formatted(database))))
                .isNotEmpty()
                .containsOnly("<insufficient privilege>");
    }

    @Test
    void the_next_on_a_connection_finds_nothing_of_a_timeout_an_error_or_a_kill() {
        for (Runnable fault :
                List.<Runnable>of(
                        () -> as(xiangtan, () -> rows("select 1/0")),
                        () ->
                                as(
                                        xiangtan,
                                        () -> {
                                            insert("lost");
                                            sql.sql("set local statement_timeout = 20").update();
                                            return rows("select pg_sleep(5)::text");
                                        }),
                        () ->
                                as(
                                        xiangtan,
                                        () -> {
                                            insert("lost");
                                            kill(rows("select pg_backend_pid()::text").getFirst());
                                            return rows("select 1");
                                        }),
                        () ->
                                as(
                                        xiangtan,
                                        () -> {
                                            insert("lost");
                                            throw new IllegalStateException("in the middle");
                                        }))) {
            assertThatThrownBy(fault::run).isInstanceOf(RuntimeException.class);
            everybodyFindsHisOwn();
        }
    }

    @Test
    void an_error_does_not_tell_the_row_it_met() {
        assertThatThrownBy(
                        () ->
                                as(
                                        xiangtan,
                                        () ->
                                                sql.sql(
                                                                "insert into idempotent_request (key, tenant, digest, made_at) values (?, 'xiangtan', '', now())")
                                                        .param("某人的电话")
                                                        .update()))
                .hasMessageContaining("not-null")
                .message()
                .doesNotContain("某人的电话");
    }

    private static void kill(String pid) {
        assertThat(
                        administrator
                                .sql("select pg_terminate_backend(" + pid + ", 5000)")
                                .query(Boolean.class)
                                .single())
                .as("killed")
                .isTrue();
    }

    @Test
    void a_statement_prepared_for_one_county_reads_the_others_own_rows() {
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Tenant tenant = i % 2 == 0 ? xiangtan : qidong;
            seen.addAll(as(tenant, () -> rows(ROWS)));
        }
        assertThat(seen).hasSize(40);
        assertThat(seen.getFirst()).isNotEqualTo(seen.get(1));
        assertThat(
                        as(
                                xiangtan,
                                () ->
                                        rows(
                                                "select statement from pg_prepared_statements where statement like '%idempotent_request order%'")))
                .as("prepared on the one connection, or this test shows nothing")
                .isNotEmpty();
        everybodyFindsHisOwn();
    }

    @Test
    void a_transaction_without_a_tenant_gets_no_connection_and_one_tenant_none_of_anothers() {
        assertThatThrownBy(() -> rows(ROWS)).hasRootCauseInstanceOf(NoTenantBound.class);
        assertThatThrownBy(() -> as(xiangtan, () -> as(qidong, () -> rows(ROWS))))
                .hasMessageContaining("refused to bind");
        assertThatThrownBy(
                        () ->
                                Database.single(
                                                floor.setting("bancheng.database.url"),
                                                database + "_app",
                                                null)
                                        .getConnection())
                .as("nobody logs in without the password")
                .isInstanceOf(PSQLException.class);
    }
}
