package org.bancheng.platform.operations;

import java.util.List;
import java.util.Optional;

/** What a kind of job does, step by step. Every step finds its own work done and goes on. */
interface Procedure {
    String kind();

    List<Step> steps();

    /** Of a county: one job for each lane at a time, at most. */
    enum Lane {
        /** Changes the county; what another one promised is not built on. */
        WORK,
        /** Only looks at it: goes on beside what changes it. */
        TRIAL
    }

    default Lane lane() {
        return Lane.WORK;
    }

    /**
     * The step by whose end it has done what somebody was promised: until then one that only waits
     * is kept, though another of its kind is asked for. Empty: it always makes room.
     */
    default Optional<String> promise() {
        return Optional.empty();
    }

    /** The step of this name, as jobs remember it. */
    default Step step(String name) {
        return steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(kind() + " has no step " + name));
    }

    default List<String> names() {
        return steps().stream().map(Step::name).toList();
    }

    /** The job ended in failure: what has to stand in the registry. Called once, best effort. */
    default void failed(Job job, Note why) {}

    /**
     * @param name stable: it is kept with jobs, and names the step's label
     */
    record Step(String name, Action action) {}

    /** Runs outside any transaction, with no tenant bound, perhaps for the second time. */
    @FunctionalInterface
    interface Action {
        /** Returns what was done, for people. */
        Note perform(Running job) throws Exception;
    }
}
