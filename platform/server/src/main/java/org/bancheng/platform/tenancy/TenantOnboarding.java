package org.bancheng.platform.tenancy;

/** The county is being set up. */
public final class TenantOnboarding extends TenantUnavailable {
    private static final long serialVersionUID = 1L;

    public TenantOnboarding(Tenant tenant) {
        super(tenant, "tenant " + tenant.id() + " is being set up");
    }
}
