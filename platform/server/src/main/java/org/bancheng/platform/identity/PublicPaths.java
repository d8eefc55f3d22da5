package org.bancheng.platform.identity;

import java.util.List;

/**
 * Pages that need no account, declared as a bean by the module that serves them. Everything that no
 * module declares is closed.
 *
 * @param patterns as in request mappings: {@code /{tenant}/track/**}
 */
public record PublicPaths(List<String> patterns) {
    public PublicPaths {
        patterns = List.copyOf(patterns);
    }

    public static PublicPaths of(String... patterns) {
        return new PublicPaths(List.of(patterns));
    }
}
