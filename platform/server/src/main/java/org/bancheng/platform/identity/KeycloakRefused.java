package org.bancheng.platform.identity;

/** Keycloak answered no: wrong administrator, or a request it holds to be wrong. */
public class KeycloakRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeycloakRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
