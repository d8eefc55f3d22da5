package org.bancheng.platform.tenancy;

/** The county is quarantined: what it stands on was found damaged. */
public final class TenantBroken extends TenantUnavailable {
    private static final long serialVersionUID = 1L;

    public TenantBroken(Tenant tenant) {
        super(tenant, "tenant " + tenant.id() + " is quarantined");
    }
}
