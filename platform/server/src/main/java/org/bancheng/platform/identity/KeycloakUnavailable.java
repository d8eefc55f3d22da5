package org.bancheng.platform.identity;

/** Keycloak did not answer, or answered that it cannot now. The same call may succeed later. */
public class KeycloakUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeycloakUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
