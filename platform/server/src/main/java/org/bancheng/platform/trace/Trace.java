package org.bancheng.platform.trace;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * The id that every log line of one request, one batch of the queue or one job carries: 32 hex
 * digits, as in a {@code traceparent} of W3C Trace Context. Not inherited by other threads.
 */
public final class Trace {
    private static final String KEY = "traceId";
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Trace() {}

    /** Of the running request or piece of work. */
    public static Optional<String> id() {
        return Optional.ofNullable(MDC.get(KEY));
    }

    /** Does the work under an id of its own, inside another's as well. */
    public static void run(Runnable work) {
        call(
                fresh(),
                () -> {
                    work.run();
                    return true;
                });
    }

    static <R, X extends Throwable> R call(String id, ScopedValue.CallableOp<R, X> work) throws X {
        String outer = MDC.get(KEY);
        MDC.put(KEY, id);
        try {
            return work.call();
        } finally {
            if (outer == null) {
                MDC.remove(KEY);
            } else {
                MDC.put(KEY, outer);
            }
        }
    }

    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
