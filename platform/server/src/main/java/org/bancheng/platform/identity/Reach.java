package org.bancheng.platform.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Whether a realm answers. People are sent to Keycloak only when it does: a browser sent to a dead
 * server shows its own words, not ours.
 */
@Component
class Reach {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration REMEMBERED = Duration.ofSeconds(3);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    boolean answers(Realm realm) {
        Seen last = seen.get(realm.issuer());
        if (last == null || System.nanoTime() - last.at() > REMEMBERED.toNanos()) {
            last = new Seen(ask(realm), System.nanoTime());
            seen.put(realm.issuer(), last);
        }
        return last.answered();
    }

    private boolean ask(Realm realm) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(realm.backChannel())).timeout(PATIENCE).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record Seen(boolean answered, long at) {}
}
