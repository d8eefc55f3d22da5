package org.bancheng.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bancheng.platform.Floor;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@NullMarked
class TenantsTest {

    /** The first connection that is given back waits: what was read with it gets old. */
    private static final class SlowToFinish extends DelegatingDataSource {
        private final AtomicBoolean first = new AtomicBoolean(true);
        private final CountDownLatch read = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            if (!first.getAndSet(false)) {
                return connection;
            }
            return (Connection)
                    Proxy.newProxyInstance(
                            Connection.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("close")) {
                                    read.countDown();
                                    assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
                                }
                                try {
                                    return method.invoke(connection, arguments);
                                } catch (InvocationTargetException e) {
                                    throw e.getTargetException();
                                }
                            });
        }
    }

    @Test
    void what_was_read_before_a_county_was_registered_does_not_hide_it_afterwards()
            throws Exception {
        try (Floor floor = Floor.start()) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(floor.setting("bancheng.database.url"));
            source.setUser(floor.setting("bancheng.database.admin-user"));
            source.setPassword(floor.setting("bancheng.database.admin-password"));
            source.setCurrentSchema("platform");
            SlowToFinish slow = new SlowToFinish();
            slow.setTargetDataSource(source);
            Tenants tenants =
                    new Tenants(
                            JdbcClient.create(slow),
                            floor.get(Database.class),
                            Clock.systemUTC(),
                            event -> {});
            CompletableFuture<List<Tenant>> early = CompletableFuture.supplyAsync(tenants::all);
            assertThat(slow.read.await(10, TimeUnit.SECONDS)).isTrue();
            Tenant made = tenants.create(new TenantId("late"), "late");
            slow.goOn.countDown();
            assertThat(early.get(10, TimeUnit.SECONDS)).isEmpty();
            assertThat(tenants.find(made.id())).contains(made);
        }
    }
}
