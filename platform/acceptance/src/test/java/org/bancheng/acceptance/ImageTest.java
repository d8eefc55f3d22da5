package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The image that {@code -Pimage} builds, on a base that this test makes, since no registry of
 * images is needed for what is looked at here.
 */
class ImageTest {
    private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
    private static final String BASE_FILE = "opt/java/openjdk/release";

    @TempDir private Path folder;

    @Test
    void the_image_is_what_it_says_and_the_same_each_time() throws Exception {
        Path base = base();
        Map<String, byte[]> first = open(build(base, "first"));
        Map<String, byte[]> second = open(build(base, "second"));

        assertThat(digests(second)).isEqualTo(digests(first));
        JsonNode manifest = Api.JSON.readTree(first.get("manifest.json")).get(0);
        assertThat(manifest.at("/RepoTags/0").asString()).matches("bancheng:.+");
        JsonNode config = Api.JSON.readTree(first.get(manifest.at("/Config").asString()));
        says(config.at("/config"));
        assertThat(config.at("/created").asString()).isEqualTo("2026-11-22T00:00:00Z");
        List<List<String>> layers = new ArrayList<>();
        for (JsonNode layer : manifest.at("/Layers")) {
            layers.add(files(first.getOrDefault(layer.asString(), new byte[0])));
        }
        holds(layers);
        runs(config.at("/config"), manifest, first);
    }

    /** The image's own command over its own files, which stand elsewhere than in a container. */
    private void runs(JsonNode config, JsonNode manifest, Map<String, byte[]> image)
            throws IOException, InterruptedException {
        Path root = Files.createDirectories(folder.resolve("root"));
        for (JsonNode layer : manifest.at("/Layers")) {
            unpack(image.getOrDefault(layer.asString(), new byte[0]), root);
        }
        List<String> command = new ArrayList<>();
        config.at("/Entrypoint").forEach(word -> command.add(word.asString()));
        command.set(0, System.getProperty("java.home") + "/bin/java");
        int classPath = command.indexOf("-cp") + 1;
        String file = command.get(classPath).substring(1);
        command.set(
                classPath,
                Files.readString(root.resolve(file.substring(1)))
                        .strip()
                        .replaceAll("(?<=^|:)/", root + "/"));
        Path keys = Files.createDirectories(folder.resolve("keys"));
        command.addAll(List.of("make-keys", keys.toString()));

        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        assertThat(keys.resolve("seal-key.pub")).exists();
    }

    private static void unpack(byte[] layer, Path root) throws IOException {
        try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(layer));
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry each = tar.getNextEntry();
                    each != null;
                    each = tar.getNextEntry()) {
                Path to = root.resolve(each.getName().replaceFirst("^/", ""));
                if (each.isDirectory()) {
                    Files.createDirectories(to);
                } else {
                    Files.createDirectories(to.getParent());
                    Files.copy(tar, to);
                }
            }
        }
    }

    private static void says(JsonNode config) {
        assertThat(config.at("/User").asString()).isEqualTo("10001:10001");
        assertThat(config.at("/WorkingDir").asString()).isEqualTo("/app");
        assertThat(config.at("/ExposedPorts").propertyNames())
                .containsExactlyInAnyOrder("8600/tcp", "8601/tcp");
        assertThat(config.at("/Volumes").propertyNames()).containsExactly("/data");
        assertThat(config.at("/Labels").propertyNames())
                .contains(
                        "org.opencontainers.image.title",
                        "org.opencontainers.image.version",
                        "org.opencontainers.image.revision",
                        "org.opencontainers.image.licenses");
        List<String> entrypoint = new ArrayList<>();
        config.at("/Entrypoint").forEach(word -> entrypoint.add(word.asString()));
        List<String> flags = Dockerfile.entrypoint();
        assertThat(entrypoint)
                .startsWith("java")
                .as("the JVM's flags of the Dockerfile")
                .containsAll(flags.subList(1, flags.size() - 2))
                .endsWith("org.bancheng.platform.PlatformApplication");
        List<String> environment = new ArrayList<>();
        config.at("/Env").forEach(each -> environment.add(each.asString()));
        assertThat(environment)
                .contains(
                        "PATH=/opt/java/openjdk/bin",
                        "BANCHENG_DATAFOLDER=/data",
                        "LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs")
                .noneMatch(each -> each.matches("(?i).*(password|secret|token).*"));
    }

    private static void holds(List<List<String>> layers) {
        assertThat(layers.getFirst()).containsExactly(BASE_FILE);
        List<List<String>> own = layers.subList(1, layers.size());
        assertThat(own)
                .as("libraries, snapshots of this build, resources, classes, class path")
                .hasSizeBetween(4, 6);
        assertThat(own.getFirst())
                .as("what changes seldom comes first")
                .hasSizeGreaterThan(100)
                .allMatch(file -> file.matches("app/libs/.+\\.jar"))
                .noneMatch(file -> file.contains("bancheng"));
        List<String> all = own.stream().flatMap(List::stream).toList();
        assertThat(all)
                .contains(
                        "app/classes/org/bancheng/platform/PlatformApplication.class",
                        "app/resources/application.yaml",
                        "app/resources/META-INF/build-info.properties")
                .anyMatch(file -> file.matches("app/libs/bancheng-engine-.+\\.jar"))
                .noneMatch(
                        file ->
                                file.matches(
                                        ".*(Test\\.class|junit|assertj|archunit|devstack|test-classes).*"))
                .noneMatch(
                        file ->
                                file.matches(
                                        ".*(\\.jks|\\.p12|\\.pem|\\.key|master-key.*|seal-key.*|passwords?\\.properties|platformctl\\.properties)"));
    }

    /** By Maven itself, as docs/shipping.md says, but on our base and with caches of its own. */
    private Path build(Path base, String name) throws IOException, InterruptedException {
        Path tar = folder.resolve(name + ".tar");
        Path log = folder.resolve(name + ".log");
        ProcessBuilder maven =
                new ProcessBuilder(
                        CHECKOUT.resolve("mvnw").toString(),
                        "-B",
                        "-q",
                        "-Pimage",
                        "-f",
                        CHECKOUT.resolve("platform/server").toString(),
                        "jib:buildTar@image",
                        "-Dimage.base=tar://" + base,
                        "-Dimage.tar=" + tar,
                        "-Djib.applicationCache=" + folder.resolve(name + "-cache"),
                        "-Djib.baseImageCache=" + folder.resolve(name + "-base"),
                        "-Dmaven.repo.local=" + System.getProperty("localRepository"),
                        "-Dmaven.repo.local.tail=" + ownArtifacts());
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int exit = maven.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
        assertThat(exit).as("Maven: %s", Chart.read(log)).isZero();
        return tar;
    }

    /** The artifact of this build that the server needs, as a repository that Maven looks into. */
    private Path ownArtifacts() throws IOException {
        Path repository = folder.resolve("repository");
        if (!Files.exists(repository)) {
            Path engine = CHECKOUT.resolve("platform/engine");
            Path jar = jar(engine.resolve("target"));
            String file = jar.getFileName().toString();
            Matcher name = Pattern.compile("bancheng-engine-(.+)\\.jar").matcher(file);
            assertThat(name.matches()).isTrue();
            Path to =
                    Files.createDirectories(
                            repository.resolve("org/bancheng/bancheng-engine/" + name.group(1)));
            Files.copy(jar, to.resolve(file));
            Files.copy(engine.resolve("pom.xml"), to.resolve(file.replaceAll("\\.jar$", ".pom")));
            Path parent =
                    Files.createDirectories(
                            repository.resolve("org/bancheng/bancheng/" + name.group(1)));
            Files.copy(
                    CHECKOUT.resolve("pom.xml"),
                    parent.resolve("bancheng-" + name.group(1) + ".pom"));
        }
        return repository;
    }

    private static Path jar(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().matches(".*/bancheng-engine-[^/]+\\.jar"))
                    .filter(file -> !file.toString().matches(".*-(tests|sources)\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** An image of one layer with one file, as {@code docker save} would write it. */
    private Path base() throws Exception {
        byte[] layer =
                tar(Map.of(BASE_FILE, "JAVA_VERSION=\"25\"\n".getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> config =
                Map.of(
                        "architecture",
                        "amd64",
                        "os",
                        "linux",
                        "config",
                        Map.of("Env", List.of("PATH=/opt/java/openjdk/bin")),
                        "rootfs",
                        Map.of("type", "layers", "diff_ids", List.of("sha256:" + digest(layer))));
        Map<String, byte[]> image = new TreeMap<>();
        image.put("layer.tar", layer);
        image.put("config.json", Api.JSON.writeValueAsBytes(config));
        image.put(
                "manifest.json",
                Api.JSON.writeValueAsBytes(
                        List.of(
                                Map.of(
                                        "Config", "config.json",
                                        "RepoTags", List.of("base:test"),
                                        "Layers", List.of("layer.tar")))));
        return Files.write(folder.resolve("base.tar"), tar(image));
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> open(Path image) throws IOException {
        Map<String, byte[]> content = new TreeMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(Files.newInputStream(image))) {
            for (TarArchiveEntry each = tar.getNextEntry();
                    each != null;
                    each = tar.getNextEntry()) {
                content.put(each.getName(), tar.readAllBytes());
            }
        }
        return content;
    }

    private static List<String> files(byte[] layer) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(layer));
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry each = tar.getNextEntry();
                    each != null;
                    each = tar.getNextEntry()) {
                if (!each.isDirectory()) {
                    names.add(each.getName().replaceFirst("^/", ""));
                }
                tar.transferTo(OutputStream.nullOutputStream());
            }
        }
        return names;
    }

    private static Map<String, String> digests(Map<String, byte[]> files) {
        Map<String, String> digests = new TreeMap<>();
        files.forEach((name, content) -> digests.put(name, digest(content)));
        return digests;
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
