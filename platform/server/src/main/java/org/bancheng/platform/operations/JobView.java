package org.bancheng.platform.operations;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job as operators follow it. */
record JobView(
        String id,
        String kind,
        String tenant,
        String state,
        OffsetDateTime createdAt,
        String requestedBy,
        List<Step> steps,
        Map<String, String> result,
        @Nullable String error) {
    record Step(String name, String label, String state, @Nullable String detail) {}

    static JobView of(Job job, Wording wording) {
        return new JobView(
                job.id().toString(),
                job.kind(),
                job.tenant().value(),
                job.state().name().toLowerCase(Locale.ROOT),
                Language.atHome(job.createdAt()),
                job.requestedBy(),
                job.steps().stream()
                        .map(
                                step ->
                                        new Step(
                                                step.name(),
                                                wording.of("step." + step.name()),
                                                step.state().name().toLowerCase(Locale.ROOT),
                                                step.detail() == null
                                                        ? null
                                                        : wording.of(step.detail())))
                        .toList(),
                job.result(),
                job.error() == null ? null : wording.of(job.error()));
    }
}
