package org.bancheng.platform.tenancy;

/** The county was suspended by an operator. */
public final class TenantSuspended extends TenantUnavailable {
    private static final long serialVersionUID = 1L;

    public TenantSuspended(Tenant tenant) {
        super(tenant, "tenant " + tenant.id() + " is suspended");
    }
}
