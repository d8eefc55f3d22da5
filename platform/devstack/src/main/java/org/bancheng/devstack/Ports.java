package org.bancheng.devstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Loopback ports that stay the same between starts: sign-in addresses contain them. One that was
 * asked for is used or refused, one that was kept is replaced only when a stranger holds it.
 */
final class Ports {
    /**
     * Below the range Linux hands out to clients, so that no outgoing connection sits on a kept
     * port.
     */
    private static final int FIRST = 20_000;

    private static final int LAST = 30_000;

    private final StackState state;
    private final Consumer<String> progress;
    private final Set<Integer> chosen = new HashSet<>();

    Ports(StackState state, Consumer<String> progress) {
        this.state = state;
        this.progress = progress;
    }

    /**
     * @param given a port asked for, or 0
     * @param preferred the first choice of a first start, or 0
     * @throws DevstackFailed when the given port is taken
     */
    int choose(String name, int given, int preferred) {
        if (given != 0) {
            if (!isFree(given)) {
                throw new DevstackFailed(
                        "port "
                                + given
                                + " asked for "
                                + name
                                + " is taken by another program. Stop that program (ss -ltnp shows it) or ask"
                                + " for another port.");
            }
            return take(name, given);
        }
        int kept = state.port(name);
        if (kept != 0 && isFree(kept)) {
            return take(name, kept);
        }
        int port = preferred != 0 && isFree(preferred) ? preferred : anyFree();
        int wanted = kept != 0 ? kept : preferred;
        if (wanted != 0 && wanted != port) {
            progress.accept(
                    "port "
                            + wanted
                            + " of "
                            + name
                            + " is taken by another program now; it moves to "
                            + port);
        }
        return take(name, port);
    }

    private int take(String name, int port) {
        chosen.add(port);
        state.keepPort(name, port);
        return port;
    }

    private int anyFree() {
        for (int tries = 0; tries < 1000; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new DevstackFailed(
                "no free port between " + FIRST + " and " + LAST + " on 127.0.0.1");
    }

    private boolean isFree(int port) {
        if (chosen.contains(port)) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
