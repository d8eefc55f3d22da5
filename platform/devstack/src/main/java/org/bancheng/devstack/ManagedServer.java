package org.bancheng.devstack;

import java.io.IOException;

/** A server kept as a child: what it needs on disk, how it starts, when it is ready. */
sealed interface ManagedServer
        permits PostgresServer, ElasticsearchServer, KeycloakServer, PlatformServer {
    String name();

    /** Everything before the start: unpacks, initialises, heals; idempotent. */
    void prepare() throws IOException;

    Launch launch();

    /** Servers end from the highest layer down: each writes to those below until its end. */
    int layer();

    /** Whether it answers as it should; never throws while it is merely not up yet. */
    boolean isReady();
}
