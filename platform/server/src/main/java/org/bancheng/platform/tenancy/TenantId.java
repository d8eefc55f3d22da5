package org.bancheng.platform.tenancy;

import java.util.Optional;
import org.bancheng.engine.configuration.TenantIds;

/**
 * A tenant's short name: the first path segment, the realm's and the index's suffix, and the schema
 * {@code t_<value>}.
 *
 * @param value 2 to 31 lower-case letters and digits, beginning with a letter, and none of the
 *     names that the installation's own paths begin with
 */
public record TenantId(String value) implements Comparable<TenantId> {
    public TenantId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "a tenant id is 2 to 31 lower-case letters and digits, begins with a letter and"
                            + " is no name of the installation's own: "
                            + value);
        }
    }

    public static boolean isValid(String value) {
        return TenantIds.isValid(value);
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
