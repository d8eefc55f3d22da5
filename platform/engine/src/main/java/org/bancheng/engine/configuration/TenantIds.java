package org.bancheng.engine.configuration;

import java.util.Set;
import java.util.regex.Pattern;

/** What a county may be called in addresses and in the names of its servers' parts. */
public final class TenantIds {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]{1,30}");
    private static final Set<String> RESERVED =
            Set.of("platform", "assets", "vendor", "error", "actuator", "api", "login", "logout");

    private TenantIds() {}

    /**
     * 2 to 31 lower-case letters and digits, beginning with a letter, and none of the names that
     * the installation's own paths begin with.
     */
    public static boolean isValid(String id) {
        return SHAPE.matcher(id).matches() && !RESERVED.contains(id);
    }
}
