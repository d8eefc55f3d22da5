package org.bancheng.platform.operations;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bancheng.platform.tenancy.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The installation as operators look at it: every county, and the work last done on any. */
@Component
public class Overview {
    private static final int LAST_JOBS = 20;

    private final Counties counties;
    private final Standing standing;
    private final Jobs jobs;

    Overview(Counties counties, Standing standing, Jobs jobs) {
        this.counties = counties;
        this.standing = standing;
        this.jobs = jobs;
    }

    /**
     * @param reason why it is quarantined or suspended
     * @param configurationVersion null where none is published or it cannot be read
     */
    public record County(
            Tenant tenant,
            @Nullable String reason,
            @Nullable Integer configurationVersion,
            @Nullable Instant exportedAt,
            @Nullable LastJob lastJob) {}

    /**
     * @param tenant may be one that was removed since
     * @param kind apply, export or remove
     * @param state queued, running, waiting, done or failed
     * @param remark what it waits for or failed of, else how far it is; once done, what it carried
     *     over
     */
    public record LastJob(
            String tenant, String kind, String state, Instant at, @Nullable String remark) {}

    public List<County> counties(Locale locale) {
        Wording wording = Wording.in(locale);
        return counties.all().stream().map(tenant -> county(tenant, wording)).toList();
    }

    /** The latest first. */
    public List<LastJob> jobs(Locale locale) {
        Wording wording = Wording.in(locale);
        return jobs.latest(LAST_JOBS).stream().map(job -> seen(job, wording)).toList();
    }

    private County county(Tenant tenant, Wording wording) {
        Standing.Details details = standing.brief(tenant);
        Exports.Export export = details.lastExport();
        Job job = details.lastJob();
        return new County(
                tenant,
                details.reason(),
                details.configurationVersion(),
                export == null ? null : export.exportedAt(),
                job == null ? null : seen(job, wording));
    }

    static LastJob seen(Job job, Wording wording) {
        return new LastJob(
                job.tenant().value(),
                job.kind(),
                job.state().name().toLowerCase(Locale.ROOT),
                job.createdAt(),
                remark(job, wording));
    }

    private static @Nullable String remark(Job job, Wording wording) {
        if (job.error() != null) {
            return wording.of(job.error());
        }
        if (job.state() == Job.State.DONE) {
            return carriedOver(job).map(wording::of).orElse(null);
        }
        Optional<Job.Step> step =
                job.steps().stream()
                        .filter(each -> each.state() != Job.StepState.DONE)
                        .findFirst()
                        .filter(_ -> !job.state().isOver());
        return step.map(
                        at ->
                                at.detail() == null
                                        ? wording.of("step." + at.name())
                                        : wording.of(at.detail()))
                .orElse(null);
    }

    /** What became of what was under way, where the publication carried any of it over. */
    private static Optional<Note> carriedOver(Job job) {
        return job.steps().stream()
                .filter(step -> step.name().equals(Onboarding.TRANSITION))
                .flatMap(step -> Stream.ofNullable(step.detail()))
                .filter(note -> !note.key().equals(Onboarding.NOTHING_CARRIED))
                .findFirst();
    }
}
