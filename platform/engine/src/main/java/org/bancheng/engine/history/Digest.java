package org.bancheng.engine.history;

import java.util.HexFormat;

/**
 * An SM3 hash.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) {

    /** What the first record of every case links to. */
    public static final Digest ORIGIN = new Digest("0".repeat(64));

    public Digest {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a digest: " + hex);
        }
    }

    public static Digest of(byte[] bytes) {
        return new Digest(HexFormat.of().formatHex(bytes));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
