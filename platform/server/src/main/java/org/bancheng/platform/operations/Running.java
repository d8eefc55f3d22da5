package org.bancheng.platform.operations;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.bancheng.platform.tenancy.TenantId;

/** A job at work, as its steps see it. */
final class Running {
    private final Job job;
    private final Map<String, String> result;
    private final Predicate<Note> marks;

    private Running(Job job, Map<String, String> result, Predicate<Note> marks) {
        this.job = job;
        this.result = result;
        this.marks = marks;
    }

    static Running of(Job job) {
        return new Running(job, new ConcurrentHashMap<>(job.result()), _ -> true);
    }

    /**
     * The same at one step.
     *
     * @param noted keeps how far the step is; false when the job is another's by now
     */
    Running at(Predicate<Note> noted) {
        return new Running(job, result, noted);
    }

    Job job() {
        return job;
    }

    TenantId tenant() {
        return job.tenant();
    }

    /**
     * Tells whoever waits how far the step is.
     *
     * @throws Lost when somebody ended the job, or it went to another replica
     */
    void tell(Note howFar) {
        if (!marks.test(howFar)) {
            throw new Lost();
        }
    }

    /** Adds to what the job hands out at its end. */
    void result(String name, String value) {
        result.put(name, value);
    }

    Map<String, String> results() {
        return Map.copyOf(result);
    }

    /** The job is not this worker's any more. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
