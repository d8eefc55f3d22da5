package org.bancheng.platform.operations;

import java.util.List;
import java.util.Locale;

/**
 * A plan as operators read it.
 *
 * @param kept files that the county alone changed, which stay as it has them
 */
record PlanView(String tenant, String name, String planHash, List<String> kept, List<Step> steps) {
    record Step(String name, String label, String action, String detail) {}

    static PlanView of(Plan plan, Wording wording) {
        return new PlanView(
                plan.tenant().value(),
                plan.name(),
                plan.hash(),
                plan.kept(),
                plan.steps().stream()
                        .map(
                                step ->
                                        new Step(
                                                step.name(),
                                                wording.of("step." + step.name()),
                                                step.action().name().toLowerCase(Locale.ROOT),
                                                wording.of(step.detail())))
                        .toList());
    }
}
