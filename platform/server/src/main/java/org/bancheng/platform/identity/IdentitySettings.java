package org.bancheng.platform.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param demoPassword what every demo account is given when it is made; without it none is made
 */
@ConfigurationProperties("bancheng")
record IdentitySettings(@Nullable String demoPassword, @DefaultValue Keycloak keycloak) {
    IdentitySettings {
        if (demoPassword != null && demoPassword.isBlank()) {
            demoPassword = null;
        }
        if (demoPassword != null && demoPassword.length() < RealmTemplate.PASSWORD_LENGTH) {
            throw new IllegalArgumentException(
                    "bancheng.demo-password needs at least "
                            + RealmTemplate.PASSWORD_LENGTH
                            + " characters");
        }
    }

    /**
     * @param url where browsers reach Keycloak; the issuer of every token begins with it
     * @param backChannelUrl where this server reaches it, if that is another address
     * @param adminUser of realm master, may make realms
     */
    record Keycloak(
            @DefaultValue("http://127.0.0.1:8180") String url,
            @DefaultValue("") String backChannelUrl,
            @DefaultValue("admin") String adminUser,
            @DefaultValue("") String adminPassword) {
        Keycloak {
            url = withoutSlash(url);
            backChannelUrl = backChannelUrl.isBlank() ? url : withoutSlash(backChannelUrl);
        }

        private static String withoutSlash(String url) {
            return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        }

        @Override
        public String toString() {
            return backChannelUrl;
        }
    }
}
