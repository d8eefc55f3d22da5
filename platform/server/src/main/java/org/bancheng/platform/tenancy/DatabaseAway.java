package org.bancheng.platform.tenancy;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, starting or stopping from one that says no. */
public final class DatabaseAway {
    /** Admin shutdown, crash shutdown, cannot connect now. */
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03");

    private DatabaseAway() {}

    /** Whether waiting helps against this failure. */
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || (cause instanceof SQLException e && isAway(e.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Class 08 is the connection's, 53 a lack of room, memory or connections. */
    private static boolean isAway(@Nullable String state) {
        return state != null
                && (STATES.contains(state) || state.startsWith("08") || state.startsWith("53"));
    }
}
