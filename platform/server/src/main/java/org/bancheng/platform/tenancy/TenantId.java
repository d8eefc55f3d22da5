package org.bancheng.platform.tenancy;

import java.util.regex.Pattern;

/**
 * A tenant's short name: the first path segment, the realm's and the index's suffix, and the schema
 * {@code t_<value>}.
 *
 * @param value 2 to 31 lower-case letters and digits, beginning with a letter
 */
public record TenantId(String value) implements Comparable<TenantId> {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]{1,30}");

    public TenantId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "a tenant id is 2 to 31 lower-case letters and digits and begins with a letter: "
                            + value);
        }
    }

    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches() && !value.equals("platform");
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
