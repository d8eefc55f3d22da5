package org.bancheng.platform.identity;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** The clients of a realm that the platform made. */
final class KeptClients {
    private final RealmResource realm;

    KeptClients(RealmResource realm) {
        this.realm = realm;
    }

    void keep(List<ClientRepresentation> wanted) {
        for (ClientRepresentation client : wanted) {
            Optional<ClientRepresentation> found =
                    realm.clients().findByClientId(client.getClientId()).stream().findFirst();
            if (found.isEmpty()) {
                try (Response made = realm.clients().create(client)) {
                    Answers.made(made, "client " + client.getClientId());
                }
            } else if (Difference.between(client, found.get())) {
                change(found.get(), client);
            }
        }
    }

    private void change(ClientRepresentation existing, ClientRepresentation wanted) {
        ClientResource client = realm.clients().get(existing.getId());
        Map<String, String> attributes = new HashMap<>(existing.getAttributes());
        attributes.putAll(wanted.getAttributes());
        wanted.setAttributes(attributes);
        client.update(wanted);
        replaceMappers(client, existing, wanted);
    }

    private static void replaceMappers(
            ClientResource client, ClientRepresentation existing, ClientRepresentation wanted) {
        List<ProtocolMapperRepresentation> mappers =
                Optional.ofNullable(existing.getProtocolMappers()).orElse(List.of());
        if (Difference.between(wanted.getProtocolMappers(), mappers)) {
            mappers.forEach(mapper -> client.getProtocolMappers().delete(mapper.getId()));
            client.getProtocolMappers().createMapper(wanted.getProtocolMappers());
        }
    }
}
