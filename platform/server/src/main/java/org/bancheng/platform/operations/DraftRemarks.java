package org.bancheng.platform.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bancheng.engine.configuration.LeftoverLengths;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.label.Label;
import org.bancheng.platform.cases.CalendarClocks;
import org.bancheng.platform.cases.CalendarClocks.Move;
import org.bancheng.platform.cases.CalendarClocks.Preview;
import org.springframework.stereotype.Component;

/** What comes of a draft beside what is written in it, and whoever publishes it ought to know. */
@Component
class DraftRemarks {

    private final CalendarClocks clocks;

    DraftRemarks(CalendarClocks clocks) {
        this.clocks = clocks;
    }

    /**
     * @param inForce of the bound county
     * @param next what the draft would put in force
     */
    List<Problem> of(Draft draft, TenantConfiguration inForce, TenantConfiguration next) {
        List<Problem> remarks = new ArrayList<>();
        if (!inForce.calendar().agreesWith(next.calendar())) {
            remarks.add(calendar(clocks.preview(next.calendar())));
        }
        remarks.addAll(
                LeftoverLengths.of(draft.termsInForce(), draft.terms(), draft.files().folder()));
        return remarks;
    }

    private static Problem calendar(Preview preview) {
        List<Move> moves = preview.moves().stream().filter(Move::moves).toList();
        if (moves.isEmpty()) {
            return remark(
                    Label.of(
                            "工作日历有改动：在走的 %d 个期限都不变".formatted(preview.running()),
                            "the calendar changes: none of the %d deadlines under way moves"
                                    .formatted(preview.running())));
        }
        Move first = moves.getFirst();
        return remark(
                Label.of(
                        "工作日历有改动：发布以后在走的 %d 个期限有 %d 个按新的日历重算，不论事项是哪一版开始的，如 %s 的“%s”从 %s 到 %s"
                                .formatted(
                                        preview.running(),
                                        moves.size(),
                                        first.number(),
                                        first.label().zhCn(),
                                        day(first.from()),
                                        day(first.to())),
                        "the calendar changes: of %d deadlines under way %d move with it, whichever version their case began with; “%s” of %s from %s to %s"
                                .formatted(
                                        preview.running(),
                                        moves.size(),
                                        first.label().in(Locale.ENGLISH),
                                        first.number(),
                                        day(first.from()),
                                        day(first.to()))));
    }

    private static String day(Instant at) {
        return Language.atHome(at).toLocalDate().toString();
    }

    private static Problem remark(Label message) {
        return new Problem("calendar.yaml", 0, 0, "", message, List.of(), null);
    }
}
