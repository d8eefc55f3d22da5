package org.bancheng.engine.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bancheng.engine.calendar.DayKind;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.clock.Explanation.Kind;
import org.bancheng.engine.clock.Explanation.Line;
import org.bancheng.engine.label.DateText;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/** The same reckoning, written down line by line. */
final class Derivation extends Reckoning {

    private final List<Line> lines = new ArrayList<>();

    Derivation(ClockLedger ledger, WorkingCalendar calendar) {
        super(ledger, calendar);
    }

    Explanation explain() {
        earlierRuns();
        start();
        run.entries().forEach(this::journal);
        var due = due();
        var state = ledger.state(calendar);
        if (state.provisional()) {
            line(Kind.PROVISIONAL, calendar.dateOf(due), provisional(due));
        }
        line(Kind.DUE, calendar.dateOf(due), Label.of("到期：" + at(due), "Due " + en(due)));
        end();
        return new Explanation(ledger.label(), ledger.basis(), List.copyOf(lines), state.due());
    }

    private void earlierRuns() {
        var runs = Run.all(ledger);
        for (var earlier : runs.subList(0, runs.size() - 1)) {
            var end = earlier.stopped();
            if (end != null) {
                line(
                        Kind.EARLIER_RUN,
                        calendar.dateOf(end.at()),
                        verdict("前次", "Earlier run", end));
            }
        }
    }

    private void start() {
        var started = run.started();
        line(
                Kind.STARTED,
                calendar.dateOf(started.at()),
                Label.of(
                        at(started.at()) + " 开始（" + started.cause() + "），" + lengthText(),
                        "Started " + en(started.at()) + "; " + lengthEnglish()));
    }

    private String lengthText() {
        return switch (run.length()) {
            case Length.WorkingDays(int days) -> "期限 " + days + " 个工作日，开始当日不计入";
            case Length.CalendarDays(int days) ->
                    "期限 " + days + " 天，按自然日计算，开始当日不计入；最后一日是休息日的，到下一个工作日";
            case Length.SameDay _ -> "当日办结；下班后或休息日开始的，到下一个工作日";
            case Length.Hours(int hours) -> "期限 " + hours + " 小时，夜间和休息日照算";
            case Length.Until(var due) -> "期限定到 " + at(due);
        };
    }

    private String lengthEnglish() {
        return switch (run.length()) {
            case Length.WorkingDays(int days) ->
                    days + " working days, the day of the start not counted";
            case Length.CalendarDays(int days) ->
                    days
                            + " calendar days, the day of the start not counted;"
                            + " a last day that is off gives way to the next working day";
            case Length.SameDay _ -> "the same day, or the next working day after closing";
            case Length.Hours(int hours) -> hours + " hours by the clock";
            case Length.Until(var due) -> "set to end " + en(due);
        };
    }

    private void journal(ClockEntry entry) {
        var date = calendar.dateOf(entry.at());
        switch (entry) {
            case ClockEntry.Reprojected(var at, _, var reason) ->
                    line(
                            Kind.REPROJECTED,
                            date,
                            Label.of(
                                    at(at) + " 自开始之日起重新计算：" + reason,
                                    "Counted anew from the start, " + en(at) + ": " + reason));
            case ClockEntry.Paused(var at, var reason) ->
                    line(
                            Kind.PAUSED,
                            date,
                            Label.of(at(at) + " 暂停：" + reason, "Paused " + en(at) + ": " + reason));
            case ClockEntry.Resumed(var at) ->
                    line(Kind.RESUMED, date, Label.of(at(at) + " 恢复", "Resumed " + en(at)));
            case ClockEntry.Started _,
                    ClockEntry.Extended _,
                    ClockEntry.Stopped _,
                    ClockEntry.Warned _,
                    ClockEntry.Breached _ -> {}
        }
    }

    @Override
    void passed(LocalDate day, DayKind kind, int counted, boolean paused) {
        if (paused) {
            line(Kind.PAUSED_DAY, day, text(day, "暂停期间，不计", "paused, not counted"));
            return;
        }
        switch (kind) {
            case DayKind.Working _ -> counted(Kind.COUNTED, day, counted, null, "", "");
            case DayKind.MakeUp(var name, var notice) ->
                    counted(
                            Kind.MAKE_UP_COUNTED,
                            day,
                            counted,
                            notice,
                            "，" + name + "调休上班（" + notice + "）",
                            ", make-up day (" + name + ")");
            case DayKind.Weekend _ ->
                    line(Kind.WEEKEND, day, text(day, "休息日，不计", "day off, not counted"));
            case DayKind.Holiday(var name, var notice) ->
                    lines.add(
                            new Line(
                                    Kind.HOLIDAY,
                                    day,
                                    null,
                                    notice,
                                    text(
                                            day,
                                            name + "放假，不计（" + notice + "）",
                                            "holiday (" + name + "), not counted")));
        }
    }

    @Override
    void ran(LocalDate day, int counted) {
        lines.add(
                new Line(
                        Kind.COUNTED,
                        day,
                        counted,
                        null,
                        text(day, "第 " + counted + " 天", "day " + counted)));
    }

    @Override
    void carried(LocalDate day, DayKind kind) {
        if (kind.counts()) {
            line(
                    Kind.CARRIED_TO,
                    day,
                    text(
                            day,
                            "最后一日是休息日，顺延到这个工作日（民法典第二百零三条）",
                            "the last day was off, so the term ends on this working day"));
        } else {
            passed(day, kind, 0, false);
        }
    }

    @Override
    void waited(LocalDate day, DayKind kind) {
        if (kind.counts()) {
            line(
                    Kind.CARRIED_TO,
                    day,
                    text(
                            day,
                            "到期时正在暂停，恢复后顺延到这一天",
                            "paused when it fell due, so it ends on this day after resuming"));
        } else {
            passed(day, kind, 0, false);
        }
    }

    private void counted(
            Kind kind, LocalDate day, int number, @Nullable String notice, String zh, String en) {
        var text = text(day, "第 " + number + " 个工作日" + zh, "working day " + number + en);
        lines.add(new Line(kind, day, number, notice, text));
    }

    @Override
    void extendedFrom(LocalDate day, ClockEntry.Extended extension) {
        line(
                Kind.EXTENDED,
                day,
                Label.of(
                        "自到期日起延期 %d 个工作日（%s，%s：%s）"
                                .formatted(
                                        extension.workingDays(),
                                        at(extension.at()),
                                        extension.by(),
                                        extension.reason()),
                        "Extended by %d working days from the due day (%s, %s: %s)"
                                .formatted(
                                        extension.workingDays(),
                                        en(extension.at()),
                                        extension.by(),
                                        extension.reason())));
    }

    private Label provisional(Instant due) {
        int year = calendar.dateOf(due).getYear();
        return Label.of(
                year + " 年放假安排尚未公布，暂只按周末推算，公布后重新计算",
                "The holidays of " + year + " are not announced: weekends only, provisional");
    }

    private void end() {
        var stopped = run.stopped();
        if (stopped != null) {
            line(Kind.STOPPED, calendar.dateOf(stopped.at()), verdict("", "Stopped", stopped));
        }
    }

    private static Label verdict(String zh, String en, ClockEntry.Stopped end) {
        boolean late = end.at().isAfter(end.due());
        return Label.of(
                "%s%s 停止（%s），%s".formatted(zh, at(end.at()), end.cause(), late ? "已超期" : "按期"),
                "%s %s, %s".formatted(en, en(end.at()), late ? "late" : "in time"));
    }

    private void line(Kind kind, LocalDate date, Label text) {
        lines.add(new Line(kind, date, null, null, text));
    }

    private static Label text(LocalDate day, String zh, String en) {
        return Label.of(DateText.chinese(day) + "：" + zh, DateText.english(day) + ": " + en);
    }

    private static String at(Instant instant) {
        return DateText.chinese(instant);
    }

    private static String en(Instant instant) {
        return DateText.english(instant);
    }
}
