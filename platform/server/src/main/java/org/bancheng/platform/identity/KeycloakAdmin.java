package org.bancheng.platform.identity;

import jakarta.annotation.PreDestroy;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientBuilder;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.springframework.stereotype.Component;

/** Keycloak's admin interface, opened on first use so that the server starts without it. */
@Component
class KeycloakAdmin {
    private final IdentitySettings.Keycloak settings;
    private @Nullable Keycloak keycloak;

    KeycloakAdmin(IdentitySettings settings) {
        this.settings = settings.keycloak();
    }

    /**
     * @throws KeycloakUnavailable when it cannot be reached or is failing
     * @throws KeycloakRefused when it understood and said no
     */
    <T> T call(Function<Keycloak, T> work) {
        try {
            return work.apply(open());
        } catch (ProcessingException | ServerErrorException e) {
            throw new KeycloakUnavailable("Keycloak at " + settings + ": " + e.getMessage(), e);
        } catch (WebApplicationException e) {
            throw new KeycloakRefused(
                    "Keycloak at %s refused: %s %s"
                            .formatted(
                                    settings,
                                    e.getMessage(),
                                    e.getResponse().readEntity(String.class)),
                    e);
        }
    }

    private synchronized Keycloak open() {
        if (keycloak == null) {
            keycloak =
                    KeycloakBuilder.builder()
                            .serverUrl(settings.backChannelUrl())
                            .realm("master")
                            .clientId("admin-cli")
                            .username(settings.adminUser())
                            .password(settings.adminPassword())
                            .resteasyClient(
                                    ClientBuilder.newBuilder()
                                            .connectTimeout(3, TimeUnit.SECONDS)
                                            .readTimeout(3, TimeUnit.MINUTES)
                                            .register(JacksonProvider.class, 100)
                                            .build())
                            .build();
        }
        return keycloak;
    }

    @PreDestroy
    synchronized void close() {
        if (keycloak != null) {
            keycloak.close();
            keycloak = null;
        }
    }
}
