package org.bancheng.platform.operations;

import org.bancheng.platform.tenancy.TenantId;

/** The county has a job at work; a second one would build on moving ground. */
class JobOpen extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient TenantId tenant;

    JobOpen(TenantId tenant, Throwable cause) {
        super("an open job of " + tenant, cause);
        this.tenant = tenant;
    }

    TenantId tenant() {
        return tenant;
    }
}
