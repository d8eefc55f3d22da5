package org.bancheng.devstack;

import java.io.IOException;

/** One of the three servers: what it needs on disk, how it starts, when it is ready. */
sealed interface ManagedServer permits PostgresServer, ElasticsearchServer, KeycloakServer {
    String name();

    /** Everything before the start: unpacks, initialises, heals; idempotent. */
    void prepare() throws IOException;

    Launch launch();

    /** Whether it answers as it should; never throws while it is merely not up yet. */
    boolean isReady();
}
