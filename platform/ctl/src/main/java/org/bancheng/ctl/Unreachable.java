package org.bancheng.ctl;

/** The platform, or the Keycloak before it, does not answer. What was begun goes on without us. */
final class Unreachable extends Trouble {
    private static final long serialVersionUID = 1L;

    Unreachable(String message, Throwable cause) {
        super(ExitCode.FAILURE, message, cause);
    }
}
