package org.bancheng.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bancheng.platform.Floor;
import org.hibernate.Session;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.support.TransactionTemplate;

@NullMarked
class TenantConnectionsTest {
    private static Floor floor;
    private static Tenant xiangtan;
    private static Tenant qidong;
    private static JdbcClient sql;
    private static TransactionTemplate transaction;

    @BeforeAll
    static void start() {
        floor = Floor.start();
        xiangtan = floor.tenant("xiangtan");
        qidong = floor.tenant("qidong");
        sql = floor.get(JdbcClient.class);
        transaction = floor.get(TransactionTemplate.class);
    }

    @AfterAll
    static void stop() {
        floor.close();
    }

    @BeforeEach
    void no_tenant_is_bound() {
        assertThat(BoundTenant.find()).isEmpty();
    }

    private static <T> T as(Tenant tenant, Callable<T> work) throws Exception {
        return BoundTenant.call(
                tenant,
                () ->
                        transaction.execute(
                                _ -> {
                                    try {
                                        return work.call();
                                    } catch (RuntimeException e) {
                                        throw e;
                                    } catch (Exception e) {
                                        throw new IllegalStateException(e);
                                    }
                                }));
    }

    private static String one(String query) {
        return sql.sql(query).query(String.class).single();
    }

    @Test
    void without_a_tenant_there_is_no_connection() {
        assertThatThrownBy(() -> one("select 1")).hasRootCauseInstanceOf(NoTenantBound.class);
        assertThatThrownBy(() -> transaction.execute(_ -> one("select 1")))
                .hasRootCauseInstanceOf(NoTenantBound.class);
    }

    @Test
    void outside_a_transaction_there_is_no_connection() {
        assertThatThrownBy(() -> BoundTenant.run(xiangtan, () -> one("select 1")))
                .hasRootCauseMessage(
                        "no transaction is open: wrap this access to the tables of xiangtan in"
                                + " @Transactional or a TransactionTemplate");
    }

    @Test
    void a_transaction_runs_as_the_tenants_role_in_its_schema() throws Exception {
        assertThat(
                        as(
                                xiangtan,
                                () ->
                                        one(
                                                "select current_user || ' ' || current_schemas(false)::text")))
                .isEqualTo(xiangtan.role() + " {t_xiangtan}");
    }

    @Test
    void sql_that_names_another_schema_is_refused_by_postgresql() {
        assertThatThrownBy(() -> as(xiangtan, () -> one("select count(*) from t_qidong.history")))
                .rootCause()
                .hasMessageContaining("permission denied for schema t_qidong");
        assertThatThrownBy(() -> as(xiangtan, () -> one("select count(*) from platform.tenant")))
                .rootCause()
                .hasMessageContaining("permission denied for table tenant");
    }

    @Test
    void hibernate_and_jdbc_share_one_transaction() throws Exception {
        String inHibernate =
                as(
                        xiangtan,
                        () -> {
                            sql.sql("select set_config('bancheng.mark', 'here', true)")
                                    .query(String.class)
                                    .single();
                            EntityManager em =
                                    SharedEntityManagerCreator.createSharedEntityManager(
                                            floor.get(EntityManagerFactory.class));
                            return (String)
                                    em.createNativeQuery(
                                                    "select current_setting('bancheng.mark')",
                                                    String.class)
                                            .getSingleResult();
                        });
        assertThat(inHibernate).isEqualTo("here");
    }

    @Test
    void a_second_transaction_on_a_held_connection_is_the_tenants_too() {
        BoundTenant.run(
                xiangtan,
                () -> {
                    try (Session session =
                            floor.get(EntityManagerFactory.class)
                                    .createEntityManager()
                                    .unwrap(Session.class)) {
                        session.doWork(
                                connection -> {
                                    for (String end : List.of("commit", "rollback", "none")) {
                                        try (var statement = connection.createStatement();
                                                var row =
                                                        statement.executeQuery(
                                                                "select current_user ||"
                                                                        + " current_schema()")) {
                                            row.next();
                                            assertThat(row.getString(1))
                                                    .isEqualTo(xiangtan.role() + "t_xiangtan");
                                        }
                                        switch (end) {
                                            case "commit" -> connection.commit();
                                            case "rollback" -> connection.rollback();
                                            default -> {}
                                        }
                                    }
                                });
                    }
                });
    }

    @Test
    void a_prepared_statement_kept_over_a_commit_is_the_tenants_too() {
        BoundTenant.run(
                xiangtan,
                () -> {
                    try (Session session =
                            floor.get(EntityManagerFactory.class)
                                    .createEntityManager()
                                    .unwrap(Session.class)) {
                        session.doWork(
                                connection -> {
                                    try (var kept =
                                            connection.prepareStatement("select current_user")) {
                                        for (int i = 0; i < 7; i++) {
                                            try (var row = kept.executeQuery()) {
                                                row.next();
                                                assertThat(row.getString(1))
                                                        .isEqualTo(xiangtan.role());
                                            }
                                            connection.commit();
                                        }
                                    }
                                });
                    }
                });
    }

    private static String whereItIs() {
        RoundTrip trip = new RoundTrip();
        RoundTrip.Answer<String> here =
                trip.ask(
                        "select current_user || ' ' || current_schema() || ' ' || coalesce(?, 'nothing')",
                        (row, n) -> row.getString(1),
                        (Object) null);
        trip.make(floor.get(JdbcOperations.class));
        return here.first().orElseThrow();
    }

    @Test
    void the_first_round_trip_of_a_transaction_is_the_tenants_whoever_came_before()
            throws Exception {
        for (int i = 0; i < 40; i++) {
            for (Tenant tenant : List.of(xiangtan, qidong)) {
                assertThat(as(tenant, TenantConnectionsTest::whereItIs))
                        .isEqualTo(tenant.role() + " " + tenant.schema() + " nothing");
            }
            assertThatThrownBy(
                            () ->
                                    as(
                                            qidong,
                                            () -> {
                                                RoundTrip fails = new RoundTrip();
                                                fails.add("select 1 / ?", 0);
                                                fails.add("select 2");
                                                fails.make(floor.get(JdbcOperations.class));
                                                return "";
                                            }))
                    .rootCause()
                    .hasMessageContaining("division by zero");
        }
    }

    @Test
    void a_first_round_trip_that_was_never_sent_leaves_the_transaction_to_enter() throws Exception {
        String here =
                as(
                        xiangtan,
                        () -> {
                            RoundTrip unsent = new RoundTrip();
                            unsent.add("select ?, ?", "only one");
                            assertThatThrownBy(() -> unsent.make(floor.get(JdbcOperations.class)))
                                    .isInstanceOf(DataAccessException.class);
                            return whereItIs();
                        });
        assertThat(here).startsWith(xiangtan.role() + " " + xiangtan.schema());
    }

    @Test
    void a_savepoint_older_than_the_entrance_leaves_it_to_be_made_again() {
        BoundTenant.run(
                xiangtan,
                () -> {
                    try (Session session =
                            floor.get(EntityManagerFactory.class)
                                    .createEntityManager()
                                    .unwrap(Session.class)) {
                        session.doWork(
                                connection -> {
                                    Savepoint before = connection.setSavepoint();
                                    try (var statement = connection.createStatement()) {
                                        statement.execute("select 1");
                                        connection.rollback(before);
                                        try (var row =
                                                statement.executeQuery("select current_user")) {
                                            row.next();
                                            assertThat(row.getString(1)).isEqualTo(xiangtan.role());
                                        }
                                    }
                                    connection.rollback();
                                });
                    }
                });
    }

    @Test
    void statements_stay_prepared_from_one_transaction_to_the_next() throws Exception {
        String used =
                "select coalesce(max(generic_plans + custom_plans), 0)::text from pg_prepared_statements"
                        + " where statement like '%''stays prepared%'";
        for (int i = 0; i < 60; i++) {
            as(xiangtan, () -> one("select 'stays prepared'"));
        }
        String times = as(xiangtan, () -> one(used));
        assertThat(Integer.parseInt(times)).isGreaterThan(3);
    }

    @Test
    void autocommit_is_refused() {
        BoundTenant.run(
                xiangtan,
                () -> {
                    try (Session session =
                            floor.get(EntityManagerFactory.class)
                                    .createEntityManager()
                                    .unwrap(Session.class)) {
                        assertThatThrownBy(
                                        () ->
                                                session.doWork(
                                                        connection ->
                                                                connection.setAutoCommit(true)))
                                .hasMessageContaining("transaction");
                    }
                });
    }

    @Test
    void two_tenants_interleaved_on_virtual_threads_see_only_their_own() throws Exception {
        List<Future<String>> seen = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 400; i++) {
                Tenant mine = i % 2 == 0 ? xiangtan : qidong;
                seen.add(
                        threads.submit(
                                () ->
                                        as(
                                                mine,
                                                () -> {
                                                    String before = one("select current_schema()");
                                                    sql.sql("select pg_sleep(0.002)")
                                                            .query(Object.class)
                                                            .single();
                                                    return before
                                                            + one("select current_schema()")
                                                            + mine.schema();
                                                })));
            }
        }
        for (Future<String> one : seen) {
            assertThat(one.get()).isIn("t_xiangtan".repeat(3), "t_qidong".repeat(3));
        }
    }

    @Test
    void a_role_that_postgresql_does_not_know_is_an_error() {
        Tenant ghost =
                new Tenant(new TenantId("ghost"), "ghost", Tenant.State.ACTIVE, "no_such_role");
        assertThatThrownBy(() -> as(ghost, () -> one("select 1")))
                .hasMessageContaining("no_such_role");
    }
}
