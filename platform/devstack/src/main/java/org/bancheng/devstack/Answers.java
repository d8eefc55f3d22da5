package org.bancheng.devstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Asks an HTTP address whether it answers 200. */
final class Answers {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private Answers() {}

    /** The status, or 0 when nothing answers. */
    static int status(URI address, String user, String password) {
        String credentials =
                Base64.getEncoder()
                        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return send(
                HttpRequest.newBuilder(address).header("Authorization", "Basic " + credentials));
    }

    static int status(URI address) {
        return send(HttpRequest.newBuilder(address));
    }

    private static int send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(
                            request.timeout(Duration.ofSeconds(10)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
