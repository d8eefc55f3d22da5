package org.bancheng.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What this process prints, the server in it among the printers, from now on. */
final class Printed implements AutoCloseable {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    Printed() {
        System.setOut(new PrintStream(both(out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(both(err), true, StandardCharsets.UTF_8));
    }

    private OutputStream both(PrintStream shown) {
        return new OutputStream() {
            @Override
            public void write(int one) {
                kept.write(one);
                shown.write(one);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                kept.write(bytes, from, length);
                shown.write(bytes, from, length);
            }
        };
    }

    String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }
}
