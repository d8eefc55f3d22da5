package org.bancheng.platform.tenancy;

/**
 * A county as the registry knows it.
 *
 * @param displayName the county's own name, for people
 * @param role the database role that may touch {@link #schema()} and nothing else
 */
public record Tenant(TenantId id, String displayName, State state, String role) {

    /**
     * {@code BROKEN} tenants are quarantined: shown to operators, refused to everyone else, and
     * stopping nobody.
     */
    public enum State {
        ONBOARDING,
        ACTIVE,
        SUSPENDED,
        BROKEN
    }

    public String schema() {
        return "t_" + id.value();
    }
}
