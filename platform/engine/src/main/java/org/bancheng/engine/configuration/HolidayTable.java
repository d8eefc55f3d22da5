package org.bancheng.engine.configuration;

import java.util.List;
import org.bancheng.engine.calendar.StateCouncilDays;
import org.bancheng.engine.configuration.Findings.Place;
import org.jspecify.annotations.Nullable;

/**
 * A table of the State Council's days that an operator hands in apart from any folder.
 *
 * @param days null when there is a single problem
 */
public record HolidayTable(@Nullable StateCouncilDays days, List<Problem> problems) {

    /** Where a county's configuration keeps its table: among the defaults. */
    public static final String FILE = FolderFiles.STATE_COUNCIL;

    private static final int LARGEST = 512 * 1024;

    public HolidayTable {
        problems = List.copyOf(problems);
    }

    /**
     * @param file what the problems call it
     */
    public static HolidayTable check(String file, byte[] bytes) {
        var findings = new Findings();
        if (bytes.length > LARGEST) {
            findings.add(Place.file(file), "文件超过 512 KB", "larger than 512 KB");
            return new HolidayTable(null, findings.problems());
        }
        var days =
                YamlText.decode(file, bytes, findings)
                        .flatMap(csv -> CalendarReader.stateCouncil(file, csv, findings))
                        .orElse(null);
        return new HolidayTable(days, findings.problems());
    }
}
