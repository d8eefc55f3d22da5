package org.bancheng.platform.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.hibernate.service.UnknownUnwrapTypeException;
import org.springframework.stereotype.Component;

/** Hibernate's two questions: which tenant, and its connection. */
@Component
final class HibernateTenancy
        implements MultiTenantConnectionProvider<String>, CurrentTenantIdentifierResolver<String> {
    private static final long serialVersionUID = 1L;

    // sessions are opened without a tenant while queries are checked at start; none gets a
    // connection
    private static final String NONE = "";

    private final transient TenantConnections connections;

    HibernateTenancy(TenantConnections connections) {
        this.connections = connections;
    }

    @Override
    public String resolveCurrentTenantIdentifier() {
        return BoundTenant.find().map(tenant -> tenant.id().value()).orElse(NONE);
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }

    @Override
    public Connection getAnyConnection() {
        throw new NoTenantBound();
    }

    @Override
    public void releaseAnyConnection(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public Connection getConnection(String tenantId) throws SQLException {
        return connections.open(tenantId);
    }

    @Override
    public void releaseConnection(String tenantId, Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (!isUnwrappableAs(type)) {
            throw new UnknownUnwrapTypeException(type);
        }
        return type.cast(this);
    }
}
