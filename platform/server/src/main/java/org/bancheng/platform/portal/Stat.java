package org.bancheng.platform.portal;

import org.jspecify.annotations.Nullable;

/**
 * A number that leads to its list.
 *
 * @param tone red, yellow, green or none
 */
record Stat(
        String tone,
        String label,
        String value,
        @Nullable String small,
        @Nullable String href,
        boolean current) {}
