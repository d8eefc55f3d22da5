package org.bancheng.engine.lifecycle;

import java.util.Map;
import org.bancheng.engine.calendar.WorkingCalendar;

/**
 * What a decision may know beside the subject.
 *
 * @param parent for a subject under another the fields of that one with {@code state}; for one that
 *     stands alone empty
 * @param counts of the subjects under the same by the plural of their type: {@code letters}, {@code
 *     open-letters}, {@code letters-in-<state>}, {@code letters-as-<role>}; a missing count is 0
 * @param tallies of the subject's unit, by the name that figures.yaml gives each; a missing one is
 *     0
 * @param lot from 1 to 100, drawn at random for this decision alone, so that nobody can tell
 *     beforehand which cases a sample takes
 */
public record Facts(
        Map<String, Object> parent,
        Map<String, Long> counts,
        Map<String, Long> tallies,
        WorkingCalendar calendar,
        Directory directory,
        int lot) {

    /** The lot of a decision that draws none: no sample takes it but one of all. */
    public static final int LAST_LOT = 100;

    public Facts {
        if (lot < 1 || lot > LAST_LOT) {
            throw new IllegalArgumentException("lot " + lot);
        }
        parent = Map.copyOf(parent);
        counts = Map.copyOf(counts);
        tallies = Map.copyOf(tallies);
    }

    public Facts(
            Map<String, Object> parentCase,
            Map<String, Long> counts,
            WorkingCalendar calendar,
            Directory directory) {
        this(parentCase, counts, Map.of(), calendar, directory, LAST_LOT);
    }
}
