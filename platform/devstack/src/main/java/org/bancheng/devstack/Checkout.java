package org.bancheng.devstack;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder with the root pom, from wherever in it we were started. */
final class Checkout {
    private Checkout() {}

    static Path find() {
        Path here = Path.of("").toAbsolutePath();
        for (Path at = here; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("mvnw")) && Files.exists(at.resolve("pom.xml"))) {
                return at;
            }
        }
        throw new DevstackFailed(
                here
                        + " lies in no checkout of BanCheng: no folder above it holds mvnw and pom.xml.");
    }
}
