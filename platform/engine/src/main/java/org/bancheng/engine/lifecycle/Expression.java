package org.bancheng.engine.lifecycle;

import dev.cel.common.CelErrorCode;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A compiled CEL expression. */
public final class Expression {

    /** What goes wrong whatever is missing; all else may come of something not given. */
    private static final Set<CelErrorCode> BROKEN =
            Set.of(
                    CelErrorCode.DIVIDE_BY_ZERO,
                    CelErrorCode.INVALID_ARGUMENT,
                    CelErrorCode.ITERATION_BUDGET_EXCEEDED,
                    CelErrorCode.NUMERIC_OVERFLOW);

    private final String source;
    private final Program program;
    private final Set<String> clocks;
    private final Set<String> tallies;
    private final Set<String> formFields;
    private final Set<String> demanded;
    private final Set<String> own;

    Expression(
            String source,
            Program program,
            Set<String> clocks,
            Set<String> tallies,
            Set<String> formFields,
            Set<String> demanded,
            Set<String> own) {
        this.source = source;
        this.program = program;
        this.clocks = clocks;
        this.tallies = tallies;
        this.formFields = formFields;
        this.demanded = demanded;
        this.own = own;
    }

    /** As it is written. */
    public String source() {
        return source;
    }

    /** Something in it was not given: a comparison with nothing has no answer. */
    static final class Undetermined extends Exception {
        Undetermined(CelEvaluationException cause) {
            super(cause);
        }
    }

    /**
     * Whether it holds; what cannot be determined does not hold.
     *
     * @throws BrokenRule when it cannot be evaluated, and not for want of something given
     */
    boolean holds(Scene scene) {
        try {
            return Boolean.TRUE.equals(evaluate(scene));
        } catch (Undetermined e) {
            return false;
        }
    }

    /**
     * @throws BrokenRule as {@link #holds}
     */
    @Nullable Object evaluate(Scene scene) throws Undetermined {
        try {
            var value = program.eval(scene);
            return value instanceof NullValue ? null : value;
        } catch (CelEvaluationException e) {
            if (BROKEN.contains(e.getErrorCode())) {
                throw new BrokenRule(source, e.getErrorCode());
            }
            throw new Undetermined(e);
        }
    }

    /** The clocks it names. */
    Set<String> clocks() {
        return clocks;
    }

    /** The tallies it reads, spelled as expressions spell them. */
    public Set<String> tallies() {
        return tallies;
    }

    /** Whether it can only be answered once the form is filled in. */
    boolean readsForm() {
        return !formFields.isEmpty();
    }

    /** Whether it reads this field of the form. */
    boolean reads(FieldSpec field) {
        return formFields.contains(field.name().replace('-', '_'));
    }

    /** Whether this field of the form has to name something of the actor's: his own unit. */
    boolean ofActor(FieldSpec field) {
        return own.contains(field.name().replace('-', '_'));
    }

    /** Whether it may hold only when this field of the form is given. */
    boolean demands(FieldSpec field) {
        return demanded.contains(field.name().replace('-', '_'));
    }
}
