package org.bancheng.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Bytes that no well-bred client would send, and what comes back. */
record Wire(int status, String text) {

    /**
     * @param head the request line and further lines, without the line that ends them
     */
    static Wire sent(URI base, String head, byte[] body) {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(20_000);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes(
                    (head
                                    + "\r\nHost: "
                                    + base.getAuthority()
                                    + "\r\nConnection: close"
                                    + (body.length == 0 ? "" : "\r\nContent-Length: " + body.length)
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            request.writeBytes(body);
            socket.getOutputStream().write(request.toByteArray());
            return answer(socket.getInputStream());
        } catch (IOException e) {
            throw new AssertionError(head + " was not answered", e);
        }
    }

    private static Wire answer(InputStream in) throws IOException {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (!text.startsWith("HTTP/1.1 ")) {
            throw new AssertionError("no answer: " + text);
        }
        return new Wire(Integer.parseInt(text.substring(9, 12)), text);
    }
}
