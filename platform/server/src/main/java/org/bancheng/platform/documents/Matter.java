package org.bancheng.platform.documents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bancheng.engine.lifecycle.State;
import org.bancheng.platform.cases.CasePage;
import org.jspecify.annotations.Nullable;

/**
 * What a document can be about: the case, or something under it.
 *
 * @param unit whose it is; null for the case
 * @param role of the unit, or the empty text
 */
record Matter(
        String type,
        UUID id,
        @Nullable String unit,
        String role,
        State state,
        Map<String, Object> fields,
        Instant opened,
        @Nullable Instant closed,
        List<CasePage.ClockView> clocks) {
    static final String CASE = "case";

    /** The case first, the rest in the order they began. */
    static List<Matter> of(CasePage page) {
        List<Matter> matters = new ArrayList<>();
        matters.add(
                new Matter(
                        page.type(),
                        page.id(),
                        page.type().equals(CASE) ? null : page.intakeUnit(),
                        "",
                        page.state(),
                        page.fields(),
                        page.openedAt(),
                        page.closedAt(),
                        page.clocks()));
        for (CasePage.AssignmentView order : page.assignments()) {
            matters.add(
                    new Matter(
                            order.type(),
                            order.id(),
                            order.unit(),
                            order.role(),
                            order.state(),
                            order.fields(),
                            order.assignedAt(),
                            order.endedAt(),
                            order.clocks()));
        }
        return matters;
    }
}
