package org.bancheng.platform.identity;

import org.bancheng.platform.identity.IdentitySettings.Keycloak;
import org.bancheng.platform.tenancy.InstallationSettings;

/**
 * Where a part of the installation signs in: a county in its own realm, operators and analysts in
 * the platform's.
 *
 * @param area the first path segment of that part's pages: the tenant's id, or {@code platform}
 * @param name of the realm in Keycloak
 * @param issuer of the realm's tokens, and its address for browsers
 * @param backChannel its address for this server
 * @param home address of the part's first page
 */
record Realm(String area, String name, String issuer, String backChannel, String home) {
    static final String PLATFORM = "platform";
    static final String PORTAL = "portal";
    static final String API = "api";
    static final String CTL = "platformctl";

    /** The audience a token must name to open the API. */
    static final String API_AUDIENCE = "bancheng-api";

    static Realm of(String area, InstallationSettings installation, Keycloak keycloak) {
        String name = installation.installation() + "-" + area;
        String host = installation.publicUrl().toString().replaceAll("/+$", "");
        return new Realm(
                area,
                name,
                keycloak.url() + "/realms/" + name,
                keycloak.backChannelUrl() + "/realms/" + name,
                host + "/" + area + "/");
    }

    boolean isPlatform() {
        return area.equals(PLATFORM);
    }

    /** An address that browsers, or programs elsewhere, are sent to. */
    String frontEndpoint(String verb) {
        return issuer + "/protocol/openid-connect/" + verb;
    }

    /** An address that this server calls. */
    String backEndpoint(String verb) {
        return backChannel + "/protocol/openid-connect/" + verb;
    }

    /** Where people find themselves after signing in, unless they wanted another page. */
    String entrance() {
        return isPlatform() ? home : home + "staff";
    }

    String callback() {
        return home + "sign-in/callback";
    }
}
