package org.bancheng.platform.tenancy;

/** No county of this name is registered here. */
public final class UnknownTenant extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownTenant(String name) {
        super("unknown tenant " + name);
    }
}
