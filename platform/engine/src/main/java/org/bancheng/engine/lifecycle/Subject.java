package org.bancheng.engine.lifecycle;

import java.util.Map;
import org.bancheng.engine.clock.ClockLedger;

/**
 * A case, an assignment, or what a plugin adds.
 *
 * @param fields what is kept on it: String, Boolean, Long, List of String (dates as ISO text). A
 *     case also keeps {@code number}, {@code channel}, {@code category}, {@code intake-unit} and
 *     {@code units}; a subject under a case {@code unit} and {@code role}
 */
public record Subject(
        String type,
        String id,
        String state,
        Map<String, Object> fields,
        Map<String, ClockLedger> clocks) {

    public Subject {
        fields = Map.copyOf(fields);
        clocks = Map.copyOf(clocks);
    }
}
