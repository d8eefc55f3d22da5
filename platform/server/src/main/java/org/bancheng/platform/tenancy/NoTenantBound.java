package org.bancheng.platform.tenancy;

/** Code that belongs to one county ran outside any county. */
public class NoTenantBound extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public NoTenantBound() {
        super("no tenant is bound here");
    }
}
