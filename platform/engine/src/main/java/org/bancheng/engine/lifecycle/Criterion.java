package org.bancheng.engine.lifecycle;

import java.util.Map;

/**
 * A condition that is asked of one subject by CEL and of many by SQL, with the same answer. What
 * cannot be determined does not hold, in either: an error of the one is a null of the other.
 *
 * @param clocks the clocks that the SQL reads, by the alias it reads each under: rows of the
 *     subject's own clocks, joined where there is one
 */
public record Criterion(
        String source, Expression expression, SqlText sql, Map<String, String> clocks) {

    public Criterion {
        clocks = Map.copyOf(clocks);
    }
}
