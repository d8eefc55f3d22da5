package org.bancheng.ctl;

import java.util.Collection;
import java.util.List;

/** How the command ended; scripts rely on these numbers. */
final class ExitCode {
    static final int OK = 0;
    static final int FAILURE = 1;
    static final int USAGE = 2;
    static final int VALIDATION = 3;
    static final int CONFLICT = 4;

    /** Most telling first: a folder to mend, then a decision to take, then anything else. */
    private static final List<Integer> WEIGHT = List.of(VALIDATION, CONFLICT, USAGE, FAILURE);

    private ExitCode() {}

    static int ofStatus(int status) {
        return switch (status) {
            case 422 -> VALIDATION;
            case 409, 412 -> CONFLICT;
            default -> FAILURE;
        };
    }

    /** One number for several folders done together. */
    static int ofAll(Collection<Integer> codes) {
        return WEIGHT.stream().filter(codes::contains).findFirst().orElse(OK);
    }
}
