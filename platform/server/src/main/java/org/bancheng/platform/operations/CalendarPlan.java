package org.bancheng.platform.operations;

import java.util.List;
import java.util.Set;
import org.bancheng.platform.cases.CalendarClocks.Preview;
import org.bancheng.platform.tenancy.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * What a notice of holidays would do now.
 *
 * @param hash of everything it was made from: a later plan of the same hash does the same
 * @param years that the notice is for
 */
record CalendarPlan(String hash, Set<Integer> years, List<County> counties) {

    enum Action {
        CHANGE,
        NONE,
        /** The county is not there yet, or broken. */
        SKIP
    }

    /**
     * @param version of the configuration in force; 0 where none is
     * @param preview null where nothing would change
     */
    record County(Tenant tenant, Action action, int version, @Nullable Preview preview) {}

    /** The notice would do something else now than what the operator was shown. */
    static final class Changed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient CalendarPlan now;

        Changed(CalendarPlan now) {
            super("the plan is " + now.hash() + " now");
            this.now = now;
        }

        CalendarPlan now() {
            return now;
        }
    }
}
