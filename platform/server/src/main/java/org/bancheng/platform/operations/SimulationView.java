package org.bancheng.platform.operations;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.bancheng.platform.operations.Job.StepState;
import org.bancheng.platform.operations.Simulations.Seen;
import org.jspecify.annotations.Nullable;

/**
 * A simulation, under way or over.
 *
 * @param state queued, running, waiting, done or failed
 * @param version the one in force that it was compared with
 * @param outdated another version is in force by now, or the draft is not the one that was tried
 * @param progress null before it has begun and when it is over
 * @param remark what it waits for or failed of
 * @param outcome null until it is done
 */
public record SimulationView(
        UUID id,
        String state,
        OffsetDateTime askedAt,
        String askedBy,
        LocalDate from,
        LocalDate until,
        int version,
        boolean outdated,
        @Nullable Progress progress,
        @Nullable String remark,
        @Nullable SimulationOutcome<String> outcome) {

    /**
     * @param looked cases looked at so far
     * @param of so many
     */
    public record Progress(int looked, int of) {}

    /** Whether there is more to come. */
    public boolean isOpen() {
        return !state.equals("done") && !state.equals("failed");
    }

    static SimulationView of(Seen seen, boolean outdated, Wording wording) {
        Job job = seen.job();
        String remark = Overview.seen(job, wording).remark();
        var outcome = seen.asked().outcome();
        Locale locale = wording.locale();
        return new SimulationView(
                job.id(),
                job.state().name().toLowerCase(Locale.ROOT),
                Language.atHome(job.createdAt()),
                job.requestedBy(),
                seen.asked().from(),
                seen.asked().until(),
                seen.asked().version(),
                outdated,
                progress(job),
                job.state() == Job.State.WAITING || job.state() == Job.State.FAILED ? remark : null,
                outcome == null || job.state() != Job.State.DONE
                        ? null
                        : outcome.said(label -> label.in(locale)));
    }

    private static @Nullable Progress progress(Job job) {
        Job.Step step = job.steps().getFirst();
        if (step.state() != StepState.RUNNING || step.detail() == null) {
            return null;
        }
        List<String> told = step.detail().values();
        return new Progress(Integer.parseInt(told.getFirst()), Integer.parseInt(told.getLast()));
    }
}
