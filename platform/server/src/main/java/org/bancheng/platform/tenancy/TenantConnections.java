package org.bancheng.platform.tenancy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.Closeable;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The tenants' door to the database. A connection is handed out only while a tenant is bound and
 * only to a transaction of the one transaction manager, which Hibernate and JdbcClient share.
 *
 * <p>Asking this data source directly is always an error: it means that SQL runs outside a
 * transaction, where its writes would be lost in silence. Inside one, Spring finds the
 * transaction's own connection and never asks.
 */
final class TenantConnections extends AbstractDataSource implements Closeable {
    private final HikariDataSource pool;

    TenantConnections(HikariDataSource pool) {
        this.pool = pool;
    }

    /** A connection that works as the bound tenant in each of its transactions. */
    Connection open(String tenantId) throws SQLException {
        Tenant bound = BoundTenant.get();
        if (!bound.id().value().equals(tenantId)) {
            throw new IllegalStateException(
                    "a session of tenant "
                            + tenantId
                            + " is used while "
                            + bound.id()
                            + " is bound");
        }
        return TenantConnection.of(pool.getConnection(), bound);
    }

    @Override
    public Connection getConnection() {
        Tenant bound = BoundTenant.get();
        throw new IllegalStateException(
                "no transaction is open: wrap this access to the tables of "
                        + bound.id()
                        + " in @Transactional or a TransactionTemplate");
    }

    @Override
    public Connection getConnection(String username, String password) {
        return getConnection();
    }

    @Override
    public void close() {
        pool.close();
    }
}
