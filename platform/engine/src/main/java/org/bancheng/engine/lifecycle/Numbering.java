package org.bancheng.engine.lifecycle;

import java.util.Map;
import java.util.Optional;

/**
 * How subjects are numbered.
 *
 * @param patterns by role, of what stands alone by its type: a text with {@code {year}} and {@code
 *     {n}}, the count of the role within that year; empty where none are
 * @param on the action that gives the number: {@link Lifecycle#OPEN}, or the one that issues what
 *     was drafted, so that drafts use up none
 */
public record Numbering(Map<String, String> patterns, String on) {

    public Numbering {
        patterns = Map.copyOf(patterns);
    }

    Optional<String> pattern(String role, String action) {
        return action.equals(on) ? Optional.ofNullable(patterns.get(role)) : Optional.empty();
    }
}
