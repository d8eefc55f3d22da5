package org.bancheng.platform.tenancy;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A tenant's short name: the first path segment, the realm's and the index's suffix, and the schema
 * {@code t_<value>}.
 *
 * @param value 2 to 31 lower-case letters and digits, beginning with a letter, and none of the
 *     names that the installation's own paths begin with
 */
public record TenantId(String value) implements Comparable<TenantId> {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]{1,30}");
    private static final Set<String> RESERVED =
            Set.of("platform", "assets", "vendor", "error", "actuator", "api", "login", "logout");

    public TenantId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "a tenant id is 2 to 31 lower-case letters and digits, begins with a letter and"
                            + " is none of "
                            + RESERVED
                            + ": "
                            + value);
        }
    }

    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches() && !RESERVED.contains(value);
    }

    /** The tenant that a path names by its first segment, if that could be one. */
    public static Optional<TenantId> ofPath(String path) {
        String inside = path.startsWith("/") ? path.substring(1) : path;
        int slash = inside.indexOf('/');
        String segment = slash < 0 ? inside : inside.substring(0, slash);
        return isValid(segment) ? Optional.of(new TenantId(segment)) : Optional.empty();
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
