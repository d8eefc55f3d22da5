package org.bancheng.acceptance;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The chart as Helm itself checks and renders it. */
final class Chart {
    static final Path FOLDER = Path.of("../../helm/bancheng");
    private static final String HOOK = "helm.sh/hook:";

    private Chart() {}

    static ObjectNode values(Path file) {
        return (ObjectNode) yaml(read(file)).getFirst();
    }

    /** What must be said and nothing else. */
    static ObjectNode least() {
        ObjectNode values = Api.JSON.createObjectNode();
        values.put("publicUrl", "https://banbucheng.example.cn");
        values.putObject("database")
                .put("url", "jdbc:postgresql://db:5432/bancheng")
                .put("existingSecret", "database");
        values.putObject("keycloak")
                .put("url", "https://login.example.cn")
                .put("existingSecret", "kc");
        values.putObject("search")
                .put("url", "https://search:9200")
                .put("existingSecret", "search");
        values.putObject("keys").put("existingSecret", "keys");
        return values;
    }

    /**
     * @throws RuntimeException with Helm's words when it refuses the values
     */
    static List<JsonNode> render(ObjectNode values) {
        try {
            Path folder = withHooksAsResources();
            Path file = Files.writeString(folder.resolve("given.json"), values.toString());
            return yaml(
                    new Helm(folder)
                            .template()
                            .withName("release")
                            .withNamespace("bancheng")
                            .withKubeVersion("1.34.0")
                            .withValuesFile(file)
                            .call());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Helm lints a chart with its own values: with these put in. */
    static LintResult lint(ObjectNode values) {
        try {
            Path folder = copy(Files.createTempDirectory(Path.of("target"), "chart"));
            ObjectNode all = values(FOLDER.resolve("values.yaml"));
            merge(all, values);
            Files.writeString(folder.resolve("values.yaml"), all.toString());
            return new Helm(folder).lint().strict().call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library leaves hooks out of what it renders; here they are resources like others. */
    private static Path withHooksAsResources() throws IOException {
        Path folder = copy(Files.createTempDirectory(Path.of("target"), "chart"));
        Path migration = folder.resolve("templates/migration.yaml");
        String text = Files.readString(migration);
        Files.writeString(migration, text.replace(HOOK, "test/hook:"));
        return folder;
    }

    private static Path copy(Path to) throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(FOLDER.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return to;
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties()
                .forEach(
                        entry -> {
                            JsonNode before = into.get(entry.getKey());
                            if (before instanceof ObjectNode known
                                    && entry.getValue() instanceof ObjectNode more) {
                                merge(known, more);
                            } else {
                                into.set(entry.getKey(), entry.getValue());
                            }
                        });
    }

    private static List<JsonNode> yaml(String text) {
        List<JsonNode> documents = new ArrayList<>();
        for (Object each : new Load(LoadSettings.builder().build()).loadAllFromString(text)) {
            if (each instanceof Map<?, ?> document) {
                documents.add(Api.JSON.valueToTree(new LinkedHashMap<>(document)));
            }
        }
        return documents;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
