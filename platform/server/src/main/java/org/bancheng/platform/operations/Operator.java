package org.bancheng.platform.operations;

import org.bancheng.platform.identity.CurrentActor;
import org.springframework.stereotype.Component;

/** The operator behind the running request, by the name that shall stand in lists. */
@Component
class Operator {
    /** Keycloak's word before the name of a program that signed in by itself. */
    private static final String PROGRAM = "service-account-";

    private final CurrentActor current;

    Operator(CurrentActor current) {
        this.current = current;
    }

    String name() {
        String username = current.requirePlatformUser().username();
        return username.startsWith(PROGRAM) ? username.substring(PROGRAM.length()) : username;
    }
}
