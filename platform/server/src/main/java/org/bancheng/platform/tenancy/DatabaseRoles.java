package org.bancheng.platform.tenancy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The roles of one database. The migrator owns the schemas; the application role has no right on
 * any table and becomes one tenant's role for each transaction; the platform role works in schema
 * {@code platform}.
 */
record DatabaseRoles(String database) {
    private static final Pattern URL =
            Pattern.compile("jdbc:postgresql://[^/]+/([a-z][a-z0-9_]{0,23})(\\?.*)?");

    static DatabaseRoles of(DatabaseSettings settings) {
        Matcher url = URL.matcher(settings.url());
        if (!url.matches()) {
            throw new IllegalArgumentException(
                    "bancheng.database.url is jdbc:postgresql://host:port/name with a name of at most"
                            + " 24 lower-case letters, digits and underscores, not "
                            + settings.url());
        }
        return new DatabaseRoles(url.group(1));
    }

    String migrator() {
        return database + "_migrator";
    }

    String application() {
        return database + "_app";
    }

    String platform() {
        return database + "_platform";
    }

    String tenant(TenantId id) {
        return database + "_t_" + id;
    }
}
