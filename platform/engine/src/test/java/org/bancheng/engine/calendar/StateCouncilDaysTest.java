package org.bancheng.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.bancheng.engine.calendar.Calendars.day;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateCouncilDaysTest {

    private static final String HEADER = "date,kind,name,notice_year\n";

    private static UnreadableTable.Fault fault(String csv) {
        var unreadable =
                catchThrowableOfType(UnreadableTable.class, () -> StateCouncilDays.parse(csv));
        assertThat(unreadable.faults()).hasSize(1);
        return unreadable.faults().getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-13-01,off,元旦,2026 | 1 | 没有这一天：2026-13-01",
                "2026-02-29,off,春节,2026 | 1 | 没有这一天：2026-02-29",
                "2026-01-01,of,元旦,2026 | 12 | 没有这一类：of",
                "2026-01-01,off,,2026 | 16 | 名称应为",
                "2026-01-01,off,元旦,2027 | 19 | 年份与日期不符：2027",
                "2026-01-01,off,元旦,二六 | 19 | 年份与日期不符：二六",
                "2026-01-01,off,元旦 | 1 | 应为 4 栏",
                "2026-01-01;off;元旦;2026 | 1 | 应为 4 栏",
            })
    void a_line_that_cannot_be_taken_is_named_by_its_place(
            String line, int column, String message) {
        var fault = fault(HEADER + "2026-01-02,off,元旦,2026\n" + line + "\n");

        assertThat(fault.line()).isEqualTo(3);
        assertThat(fault.column()).isEqualTo(column);
        assertThat(fault.message().zhCn()).contains(message);
        assertThat(fault.message().en()).isNotBlank();
    }

    @Test
    void what_could_stand_there_is_said() {
        assertThat(fault(HEADER + "2026-01-01,holiday,元旦,2026").allowed())
                .containsExactly("off", "work");
        assertThat(fault(HEADER + "2026-12-31,off,元旦,2028").allowed())
                .containsExactly("2026", "2027");
        assertThat(
                        fault(HEADER + "2026-01-01,off,元旦,2026\n2026-01-01,work,元旦,2026")
                                .message()
                                .zhCn())
                .contains("第 2 行");
        assertThat(fault("日期,类别\n").message().zhCn()).contains("date,kind,name,notice_year");
        assertThat(fault(HEADER + "\n\n").message().zhCn()).contains("没有一天");
    }

    @Test
    void every_line_that_is_wrong_is_told_at_once() {
        var unreadable =
                catchThrowableOfType(
                        UnreadableTable.class,
                        () ->
                                StateCouncilDays.parse(
                                        HEADER + "x,off,元旦,2026\n2026-01-01,on,元旦,2020\n"));

        assertThat(unreadable.faults()).hasSize(3);
    }

    @Test
    void the_table_as_shipped_is_written_as_it_was_read() throws IOException {
        var file =
                Files.readString(Path.of("../../tenant-configs/_defaults/state-council-days.csv"));

        assertThat(Calendars.days().text()).isEqualTo(file);
    }

    @Test
    void a_notice_has_its_year_to_itself_and_leaves_the_others() throws UnreadableTable {
        var notice =
                StateCouncilDays.parse(
                        HEADER + "2026-12-31,off,元旦,2027\n2027-01-02,work , 元旦,2027 \r\n");
        var both = Calendars.days().with(notice);

        assertThat(both.noticedYears()).contains(2018, 2026, 2027);
        assertThat(both.listed()).hasSize(Calendars.days().listed().size() + 2);
        assertThat(both.with(notice)).isEqualTo(both);
        assertThat(both.with(Calendars.days())).isEqualTo(both);
        var calendar = Calendars.stateCouncil().by(both);
        assertThat(calendar.isWorkingDay(day("2026-12-31"))).isFalse();
        assertThat(calendar.isWorkingDay(day("2027-01-02"))).isTrue();
        assertThat(calendar.isProvisional(day("2027-06-01"))).isFalse();
        assertThat(calendar.agreesWith(Calendars.stateCouncil())).isFalse();
        assertThat(calendar.by(Calendars.days()).agreesWith(Calendars.stateCouncil())).isTrue();
    }
}
