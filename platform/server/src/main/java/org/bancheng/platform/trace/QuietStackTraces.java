package org.bancheng.platform.trace;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.springframework.boot.logging.StackTracePrinter;

/**
 * Stack traces for the log as JSON, which leaves the machine: libraries quote in their messages
 * what they could not read, so only messages written here or about connections are kept.
 */
public final class QuietStackTraces implements StackTracePrinter {
    private static final String OURS = "org.bancheng.";
    private static final int MOST_FRAMES = 80;

    @Override
    public void printStackTrace(Throwable throwable, Appendable to) throws IOException {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        String before = "";
        for (Throwable each = throwable; each != null && seen.add(each); each = each.getCause()) {
            to.append(before).append(line(each)).append('\n');
            StackTraceElement[] frames = each.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
                to.append("\tat ").append(frames[i].toString()).append('\n');
            }
            before = "Caused by: ";
        }
    }

    private static String line(Throwable throwable) {
        String name = throwable.getClass().getName();
        if (throwable instanceof SQLException sql) {
            return name + ": SQLState " + sql.getSQLState();
        }
        boolean ofConnection =
                throwable instanceof java.net.SocketException
                        || throwable instanceof java.net.SocketTimeoutException
                        || throwable instanceof java.net.UnknownHostException
                        || throwable instanceof java.net.http.HttpTimeoutException;
        // a message of ours that only repeats its cause's is the library's
        boolean ours = name.startsWith(OURS) && throwable.getCause() == null;
        return ofConnection || ours ? name + ": " + throwable.getMessage() : name;
    }
}
