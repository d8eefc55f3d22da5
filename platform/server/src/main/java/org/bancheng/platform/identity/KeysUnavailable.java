package org.bancheng.platform.identity;

import org.springframework.security.core.AuthenticationException;

/** A token could be neither trusted nor refused, because the realm's keys cannot be fetched now. */
class KeysUnavailable extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    KeysUnavailable(Throwable cause) {
        super("the realm's keys cannot be fetched", cause);
    }
}
