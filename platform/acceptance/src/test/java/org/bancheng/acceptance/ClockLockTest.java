package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.bancheng.devstack.Database;
import org.bancheng.devstack.TestServers;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.tenancy.Tenants;
import org.bancheng.platform.work.WorkHandler;
import org.bancheng.platform.work.WorkItem;
import org.junit.jupiter.api.Test;

/**
 * Who acts on a case locks the case first and its work after it. A clock that fires did it the
 * other way round, and whoever acted at that moment was turned away by a deadlock.
 */
class ClockLockTest {
    private final Product product = Product.get();

    @Test
    void a_clock_that_fires_waits_for_the_case_without_holding_its_work() throws Exception {
        product.clock().set("2026-05-11T09:00");
        Matter matter = new Xiangtan(product).signed("时限触发时正有人办理", "ordinary");
        Tenant tenant =
                product.server().getBean(Tenants.class).require(new TenantId(Xiangtan.TENANT));
        WorkHandler clocks =
                product.server().getBeansOfType(WorkHandler.class).values().stream()
                        .filter(handler -> handler.kind().equals("clock"))
                        .findFirst()
                        .orElseThrow();
        try (Connection somebody = connection()) {
            somebody.setAutoCommit(false);
            WorkItem item = leased(somebody, matter);
            String acting = "select id from t_xiangtan.case_file where number = ? for update";
            ask(somebody, acting, matter.number);
            Thread firing =
                    Thread.startVirtualThread(
                            () -> BoundTenant.run(tenant, () -> clocks.handle(List.of(item))));
            Product.until("the clock waits for the case", () -> waits(somebody));

            String queueing = "select id from platform.work where id = ?::bigint for update nowait";
            assertThat(ask(somebody, queueing, String.valueOf(item.id()))).isNotEmpty();

            somebody.rollback();
            firing.join();
        }
    }

    /** As the worker takes an item, so that none of the product's own takes this one. */
    private static WorkItem leased(Connection connection, Matter matter) throws SQLException {
        String lease = UUID.randomUUID().toString();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        update platform.work set lease = ?::uuid, attempt = 1,
                               ready_at = clock_timestamp() + interval '1 hour'
                        where tenant = 'xiangtan' and kind = 'clock' and id = (
                          select max(w.id) from platform.work w, t_xiangtan.case_file c
                          where w.tenant = 'xiangtan' and w.kind = 'clock' and c.number = ?
                            and w.ref like '%' || c.id || '%')
                        returning id, ref, due_at
                        """)) {
            statement.setString(1, lease);
            statement.setString(2, matter.number);
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).as("a clock of the case is queued").isTrue();
                WorkItem item =
                        new WorkItem(
                                row.getLong(1),
                                "clock",
                                row.getString(2),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                1,
                                lease);
                connection.commit();
                return item;
            }
        }
    }

    private static boolean waits(Connection connection) {
        try {
            return !ask(
                            connection,
                            "select pid from pg_stat_activity where datname = ? and wait_event_type = 'Lock'",
                            "acceptance")
                    .isEmpty();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String ask(Connection connection, String sql, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    private static Connection connection() throws SQLException {
        Database database = TestServers.get().database();
        return DriverManager.getConnection(
                database.url("acceptance"), database.user(), database.password());
    }
}
