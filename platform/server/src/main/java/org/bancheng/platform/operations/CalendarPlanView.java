package org.bancheng.platform.operations;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.bancheng.platform.cases.CalendarClocks.Move;
import org.bancheng.platform.cases.CalendarClocks.Preview;
import org.jspecify.annotations.Nullable;

/** What a notice of holidays would move, as operators read it. */
record CalendarPlanView(String planHash, List<Integer> years, List<County> counties) {
    private static final int MOST_LISTED = 500;

    /**
     * @param action change, none or skip
     * @param running deadlines that run
     * @param moves deadlines whose time would be another
     * @param confirmed deadlines of which only the certainty would be another
     * @param listed of both, the first to fall due first, 500 at most
     */
    record County(
            String tenant,
            String name,
            String action,
            String state,
            int configurationVersion,
            int running,
            long moves,
            long confirmed,
            List<MoveView> listed) {
        static County of(CalendarPlan.County county, Wording wording) {
            Preview preview = county.preview();
            List<Move> changes = preview == null ? List.of() : preview.moves();
            long moves = changes.stream().filter(Move::moves).count();
            return new County(
                    county.tenant().id().value(),
                    county.tenant().displayName(),
                    county.action().name().toLowerCase(Locale.ROOT),
                    county.tenant().state().name(),
                    county.version(),
                    preview == null ? 0 : preview.running(),
                    moves,
                    changes.size() - moves,
                    changes.stream()
                            .limit(MOST_LISTED)
                            .map(move -> MoveView.of(move, wording))
                            .toList());
        }
    }

    record MoveView(
            String number,
            String subject,
            @Nullable String unit,
            String clock,
            String label,
            String basis,
            OffsetDateTime from,
            OffsetDateTime to,
            boolean fromProvisional,
            boolean toProvisional) {
        static MoveView of(Move move, Wording wording) {
            return new MoveView(
                    move.number(),
                    move.subject(),
                    move.unit(),
                    move.clock(),
                    move.label().in(wording.locale()),
                    move.basis(),
                    Language.atHome(move.from()),
                    Language.atHome(move.to()),
                    move.fromProvisional(),
                    move.toProvisional());
        }
    }

    static CalendarPlanView of(CalendarPlan plan, Wording wording) {
        return new CalendarPlanView(
                plan.hash(),
                List.copyOf(plan.years()),
                plan.counties().stream().map(county -> County.of(county, wording)).toList());
    }
}
