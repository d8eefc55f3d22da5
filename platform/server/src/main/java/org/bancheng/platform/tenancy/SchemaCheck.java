package org.bancheng.platform.tenancy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Before the first request every tenant's schema is brought up to date and verified. One that
 * cannot be is quarantined; the others run. Where another process migrates, a schema that is behind
 * ends the start.
 */
@Component
final class SchemaCheck implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(SchemaCheck.class);

    private final Tenants tenants;
    private final TenantSchemas schemas;
    private final boolean migrate;

    SchemaCheck(Tenants tenants, TenantSchemas schemas, DatabaseSettings settings) {
        this.migrate = settings.migrate();
        this.tenants = tenants;
        this.schemas = schemas;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (Tenant tenant : tenants.all()) {
            check(tenant);
        }
    }

    private void check(Tenant tenant) {
        if (!migrate) {
            verify(tenant);
            return;
        }
        try {
            schemas.prepare(tenant);
            if (tenant.state() == Tenant.State.BROKEN) {
                tenants.heal(tenant.id());
            }
        } catch (SchemaBroken e) {
            log.error("tenant {} is quarantined", tenant.id(), e);
            tenants.quarantine(tenant.id(), String.valueOf(e.getMessage()));
        }
    }

    private void verify(Tenant tenant) {
        if (tenant.state() != Tenant.State.BROKEN) {
            schemas.verify(tenant);
        }
    }
}
