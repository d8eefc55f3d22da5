package org.bancheng.devstack;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Our sign-in pages for Keycloak, found on the class path and given as the jar that Keycloak wants.
 */
final class SignInPages {
    private static final String MARK = "META-INF/keycloak-themes.json";
    private static final String NAME = "bancheng-keycloak-theme.jar";

    private SignInPages() {}

    /** The jar, made in the folder; empty when the class path holds no sign-in pages. */
    static List<Path> jar(Path folder) {
        URL found = SignInPages.class.getClassLoader().getResource(MARK);
        if (found == null) {
            return List.of();
        }
        try {
            Files.createDirectories(folder);
            Path jar = folder.resolve(NAME);
            String place = found.toString();
            if (place.startsWith("jar:")) {
                Path source =
                        Path.of(new URI(place.substring("jar:".length(), place.indexOf("!/"))));
                Files.copy(source, jar, StandardCopyOption.REPLACE_EXISTING);
            } else {
                zip(Path.of(found.toURI()).resolve("../..").normalize(), jar);
            }
            return List.of(jar);
        } catch (IOException | URISyntaxException e) {
            throw new DevstackFailed("cannot copy the sign-in pages into " + folder + ": " + e, e);
        }
    }

    /**
     * Before Maven's package phase the pages are a folder. Times are fixed: same pages, same bytes.
     */
    private static void zip(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                ZipEntry entry = new ZipEntry(classes.relativize(file).toString());
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }
}
