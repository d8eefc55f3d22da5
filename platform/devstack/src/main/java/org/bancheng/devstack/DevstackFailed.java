package org.bancheng.devstack;

/**
 * The servers could not be started or kept running; the message says what, where, and how to mend
 * it.
 */
public final class DevstackFailed extends RuntimeException {
    public DevstackFailed(String message) {
        super(message);
    }

    public DevstackFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
