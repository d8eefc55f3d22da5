package org.bancheng.platform.operations;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import jakarta.ws.rs.ServerErrorException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.bancheng.platform.identity.KeycloakUnavailable;
import org.bancheng.platform.search.SearchUnavailable;
import org.bancheng.platform.tenancy.DatabaseAway;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a server that is away, where waiting helps, from a mistake, where it does not. */
final class Outage {
    private Outage() {}

    static boolean isBehind(Throwable failure) {
        if (DatabaseAway.isBehind(failure)) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOutage(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(Throwable cause) {
        return switch (cause) {
            case IOException _ -> true;
            case TimeoutException _ -> true;
            case KeycloakUnavailable _ -> true;
            case SearchUnavailable _ -> true;
            case TransientDataAccessException _ -> true;
            case CannotGetJdbcConnectionException _ -> true;
            case CannotCreateTransactionException _ -> true;
            case ServerErrorException _ -> true;
            case ElasticsearchException e -> e.status() >= 500 || e.status() == 429;
            default -> false;
        };
    }

    /** The last word of the chain: what the server or the operating system said. */
    static String said(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
