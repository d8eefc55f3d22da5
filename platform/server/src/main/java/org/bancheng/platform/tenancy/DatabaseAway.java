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

    /**
     * What the pool says, with no state, of a connection that it gave up when the database broke
     * it: the rollback that follows fails so, and hides what happened before.
     */
    private static final String GIVEN_UP = "Connection is closed";

    /** After which whoever met it is told to come again. */
    public static final String RETRY_SECONDS = "10";

    /** An attribute of requests for which it was away, so that their error page does without it. */
    public static final String FOUND = DatabaseAway.class.getName();

    private DatabaseAway() {}

    /** Whether waiting helps against this failure. */
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || (cause instanceof SQLException e && isAway(e))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(SQLException failure) {
        return isAway(failure.getSQLState()) || GIVEN_UP.equals(failure.getMessage());
    }

    /** Class 08 is the connection's, 53 a lack of room, memory or connections. */
    private static boolean isAway(@Nullable String state) {
        return state != null
                && (STATES.contains(state) || state.startsWith("08") || state.startsWith("53"));
    }
}
