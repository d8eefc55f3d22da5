package org.bancheng.devstack;

import java.net.URI;
import java.nio.file.Path;

/**
 * An Elasticsearch node and the installation's service user, which may do everything with every
 * index and act as any other user ({@code es-security-runas-user}), and nothing else in the cluster
 * but watch it.
 *
 * @param configFolder holds the files roles.yml, users_roles and that of the users, which the node
 *     reads again within seconds of a change. Whoever adds tenants' users there keeps the lines
 *     that name {@value #SERVICE} and writes files the node's account can read: in place, or by
 *     moving a file made in this folder with {@code Files.writeString} (a {@code createTempFile} is
 *     private).
 */
public record SearchNode(URI url, String user, String password, Path configFolder) {
    /** Name of the service user and of its role. */
    public static final String SERVICE = "bancheng_service";

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
