package org.bancheng.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One change to the corpus' county, as a text: the file, then lines with {@code -} for what stands
 * there, {@code +} for what stands there instead, {@code =} for what the check has to say, {@code
 * ~} for what it has to warn of.
 */
record Change(
        String name,
        String file,
        List<Block> blocks,
        List<String> expected,
        List<String> warnings) {

    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    record Block(String old, String replacement) {}

    static List<Change> all(String folder) {
        try (var files = Files.list(CORPUS.resolve(folder))) {
            return files.sorted().map(Change::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, byte[]> base() {
        return Folders.files(CORPUS.resolve("base"));
    }

    static Map<String, byte[]> defaults() {
        return Folders.files(CORPUS.resolve("defaults"));
    }

    private static Change read(Path path) {
        try {
            var lines = Files.readAllLines(path);
            var blocks = new ArrayList<Block>();
            var old = new ArrayList<String>();
            var replacement = new ArrayList<String>();
            for (var line : lines.subList(1, lines.size())) {
                if (line.startsWith("-")) {
                    if (!replacement.isEmpty()) {
                        blocks.add(block(old, replacement));
                    }
                    old.add(line.substring(1));
                } else if (line.startsWith("+")) {
                    replacement.add(line.substring(1));
                }
            }
            blocks.add(block(old, replacement));
            var name = path.getFileName().toString().replace(".txt", "");
            return new Change(name, lines.getFirst(), blocks, said(lines, "= "), said(lines, "~ "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> said(List<String> lines, String mark) {
        return lines.stream()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .toList();
    }

    private static Block block(List<String> old, List<String> replacement) {
        var block = new Block(String.join("\n", old), String.join("\n", replacement));
        old.clear();
        replacement.clear();
        return block;
    }

    CheckResult check() {
        return ConfigurationFolder.check(changed(base()), changed(defaults()));
    }

    private Map<String, byte[]> changed(Map<String, byte[]> files) {
        var bytes = files.get(file);
        if (bytes == null) {
            return files;
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        for (var block : blocks) {
            assertThat(text.split(java.util.regex.Pattern.quote(block.old()), -1))
                    .as("what stands there stands there once: " + block.old())
                    .hasSize(2);
            text = text.replace(block.old(), block.replacement());
        }
        var changed = new HashMap<>(files);
        changed.put(file, text.getBytes(StandardCharsets.UTF_8));
        return changed;
    }

    @Override
    public String toString() {
        return name;
    }
}
