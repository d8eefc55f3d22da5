package org.bancheng.platform.identity;

import java.net.URI;
import org.bancheng.platform.tenancy.TenantId;

/**
 * Where a part of the installation signs in: a county in its own realm, operators and analysts in
 * the platform's.
 *
 * @param area the first path segment of that part's pages: the tenant's id, or {@code platform}
 * @param name of the realm in Keycloak
 * @param issuer of the realm's tokens
 * @param home address of the part's first page
 */
record Realm(String area, String name, String issuer, String home) {
    static final String PLATFORM = "platform";
    static final String PORTAL = "portal";
    static final String API = "api";
    static final String CTL = "platformctl";

    /** The audience a token must name to open the API. */
    static final String API_AUDIENCE = "bancheng-api";

    static Realm of(TenantId tenant, String installation, URI publicUrl, String keycloakUrl) {
        return of(tenant.value(), installation, publicUrl, keycloakUrl);
    }

    static Realm platform(String installation, URI publicUrl, String keycloakUrl) {
        return of(PLATFORM, installation, publicUrl, keycloakUrl);
    }

    private static Realm of(String area, String installation, URI publicUrl, String keycloakUrl) {
        String name = installation + "-" + area;
        String host = publicUrl.toString().replaceAll("/+$", "");
        return new Realm(area, name, keycloakUrl + "/realms/" + name, host + "/" + area + "/");
    }

    boolean isPlatform() {
        return area.equals(PLATFORM);
    }

    String endpoint(String verb) {
        return issuer + "/protocol/openid-connect/" + verb;
    }

    /** Where people find themselves after signing in, unless they wanted another page. */
    String entrance() {
        return isPlatform() ? home : home + "desk";
    }

    String callback() {
        return home + "sign-in/callback";
    }
}
