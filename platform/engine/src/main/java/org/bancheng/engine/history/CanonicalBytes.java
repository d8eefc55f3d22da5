package org.bancheng.engine.history;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One way only to write values as bytes, so that a hash over them is the same everywhere: a text is
 * its length in UTF-8 bytes as four bytes, big-endian, and then these bytes; a number is eight
 * bytes, big-endian. No two lists of values give the same bytes.
 */
final class CanonicalBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    /**
     * @param version of the list of values that follows; a new list gets a new number
     */
    CanonicalBytes(int version) {
        out.write(version);
    }

    CanonicalBytes text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        out.writeBytes(bytes);
        return this;
    }

    CanonicalBytes number(long number) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
