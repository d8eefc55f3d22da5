package org.bancheng.platform.tenancy;

/** The county is known and cannot be used now. */
public abstract sealed class TenantUnavailable extends RuntimeException
        permits TenantOnboarding, TenantSuspended, TenantBroken {
    private static final long serialVersionUID = 1L;
    private final transient Tenant tenant;

    TenantUnavailable(Tenant tenant, String message) {
        super(message);
        this.tenant = tenant;
    }

    public Tenant tenant() {
        return tenant;
    }
}
