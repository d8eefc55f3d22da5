package org.bancheng.engine.lifecycle;

import java.util.Map;
import org.bancheng.engine.calendar.WorkingCalendar;

/**
 * What a decision may know beside the subject.
 *
 * @param parentCase for an assignment the fields of its case with {@code state}; for a case empty
 * @param counts {@code assignments}, {@code open-assignments}, {@code attachments} and {@code
 *     assignments-in-<state>}; a missing count is 0
 */
public record Facts(
        Map<String, Object> parentCase,
        Map<String, Long> counts,
        WorkingCalendar calendar,
        Directory directory) {

    public Facts {
        parentCase = Map.copyOf(parentCase);
        counts = Map.copyOf(counts);
    }
}
