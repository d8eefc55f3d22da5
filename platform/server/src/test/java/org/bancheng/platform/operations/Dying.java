package org.bancheng.platform.operations;

import java.util.List;
import org.jspecify.annotations.NullMarked;

/**
 * A procedure in a process that is killed after one step has done its work and before anyone has
 * written that down: an Error, which nothing on the way catches, ends the worker just there.
 */
@NullMarked
record Dying(Procedure procedure, String last) implements Procedure {

    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public String kind() {
        return procedure.kind();
    }

    @Override
    public List<Step> steps() {
        return procedure.steps().stream()
                .map(
                        step ->
                                step.name().equals(last)
                                        ? new Step(
                                                step.name(),
                                                job -> {
                                                    step.action().perform(job);
                                                    throw new Killed();
                                                })
                                        : step)
                .toList();
    }
}
