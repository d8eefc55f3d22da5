package org.bancheng.devstack;

import java.net.URI;

/** A Keycloak server and the administrator of its master realm. */
public record IdentityServer(URI url, String adminUser, String adminPassword) {
    @Override
    public String toString() {
        return url + " as " + adminUser;
    }
}
