package org.bancheng.platform.operations;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that every Java has, without the exception for those that have not. */
final class Sha256 {
    private Sha256() {}

    static MessageDigest of() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
