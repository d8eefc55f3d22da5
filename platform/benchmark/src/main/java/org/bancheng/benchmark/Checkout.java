package org.bancheng.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project lies. */
final class Checkout {
    private Checkout() {}

    static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("mvnw"))) {
                return at;
            }
        }
        throw new IllegalStateException("start it inside the checkout");
    }
}
