package org.bancheng.platform.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A way to the real Elasticsearch that a test can cut and mend, as a network would. */
final class Gate implements AutoCloseable {
    private final URI behind;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket door;

    Gate(URI behind) {
        this.behind = behind;
        this.port = mend(0);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void mend() {
        mend(port);
    }

    private int mend(int wanted) {
        try {
            var opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            door = opened;
            Thread.ofVirtual().start(() -> letIn(opened));
            return opened.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void cut() {
        ServerSocket opened = door;
        if (opened != null) {
            shut(opened);
        }
        open.forEach(Gate::shut);
        open.clear();
    }

    @Override
    public void close() {
        cut();
    }

    private void letIn(ServerSocket opened) {
        try {
            while (true) {
                Socket caller = opened.accept();
                Socket node = new Socket(behind.getHost(), behind.getPort());
                open.add(caller);
                open.add(node);
                Thread.ofVirtual().start(() -> carry(caller, node));
                Thread.ofVirtual().start(() -> carry(node, caller));
            }
        } catch (IOException closed) {
            shut(opened);
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            shut(from);
        }
    }

    private static void shut(java.io.Closeable socket) {
        try {
            socket.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
    }
}
