package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever sends his body a byte now and then holds no place that others wait for. */
class SlowSendersTest {
    private static final int MANY = 80;
    private static final String HEAD =
            """
            POST /xiangtan/api/v1/public/cases HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/json\r
            Content-Length: 200000\r
            \r
            {\
            """;

    private final Product product = Product.get();
    private final URI base = product.base();

    private Socket slow() throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private int large(String from) {
        Map<String, Object> form = Xiangtan.form("大文件也收");
        form.put("body", "x".repeat(100_000));
        return Raw.of("POST", "/xiangtan/api/v1/public/cases")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .json(Map.of("channel", "web", "inputs", form))
                .at(base, from)
                .statusCode();
    }

    @Test
    void one_address_takes_only_its_share_and_is_told_when_it_is_too_slow() throws IOException {
        List<Socket> all = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                all.add(slow());
            }
            Product.until("its places are taken", () -> large("127.0.0.1") == 503);
            assertThat(large("127.0.0.2")).isEqualTo(422);
            assertThat(ofOneLetIn(all)).contains("408", "too-slow", "16 KB");
        } finally {
            for (Socket socket : all) {
                socket.close();
            }
        }
        Product.until("its places are free", () -> large("127.0.0.1") == 422);
    }

    /**
     * Which of them got a place is not known beforehand: the request that found all taken may have
     * been in before some of them.
     */
    private static String ofOneLetIn(List<Socket> all) throws IOException {
        for (Socket socket : all) {
            String answer = trickled(socket);
            if (!answer.startsWith("HTTP/1.1 503")) {
                return answer;
            }
        }
        return "none was let in";
    }

    /** What is answered to one who sends a byte every half second. */
    private static String trickled(Socket socket) throws IOException {
        socket.setSoTimeout(500);
        for (int i = 0; i < 120; i++) {
            try {
                byte[] answer = new byte[2_000];
                int length = socket.getInputStream().read(answer);
                return new String(answer, 0, Math.max(0, length), StandardCharsets.UTF_8);
            } catch (SocketTimeoutException notYet) {
                socket.getOutputStream().write(' ');
            }
        }
        return "nothing in a minute";
    }
}
