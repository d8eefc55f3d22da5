package org.bancheng.engine.configuration;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * The length of a clock where it is written, so that its number can be changed there and nothing
 * else of the file.
 *
 * @param file of the county's own folder
 * @param line from 1
 * @param column of the number, from 1
 * @param subject what the clock is of
 * @param when the condition that this length asks, as it is written; null: none
 * @param unit {@code working-days}, {@code calendar-days} or {@code hours}
 */
public record WrittenTerm(
        String file,
        int line,
        int column,
        Label subject,
        Label label,
        String basis,
        @Nullable String when,
        String unit,
        int amount) {
    private static final List<String> UNITS = List.of("working-days", "calendar-days", "hours");

    /** Those of all lifecycles that can be read, in the order of the files. */
    public static List<WrittenTerm> of(Map<String, byte[]> folder) {
        var terms = new ArrayList<WrittenTerm>();
        new TreeMap<>(folder)
                .forEach(
                        (path, content) -> {
                            if (path.matches("lifecycles/[^/]+\\.yaml")) {
                                var found = new ArrayList<WrittenTerm>();
                                YamlText.read(path, content, new Findings())
                                        .filter(Item::isMap)
                                        .ifPresent(file -> add(file, found));
                                var lines =
                                        new String(content, StandardCharsets.UTF_8).split("\n", -1);
                                found.stream().filter(term -> term.isIn(lines)).forEach(terms::add);
                            }
                        });
        return terms;
    }

    private static void add(Item file, List<WrittenTerm> terms) {
        file.map("clocks")
                .forEach(
                        (name, clock) ->
                                clock.list("length").stream()
                                        .filter(Item::isMap)
                                        .forEach(
                                                row ->
                                                        term(file, name, clock, row)
                                                                .ifPresent(terms::add)));
    }

    private static Optional<WrittenTerm> term(Item file, String name, Item clock, Item row) {
        return UNITS.stream()
                .flatMap(unit -> row.get(unit).stream().map(number -> Map.entry(unit, number)))
                .filter(one -> one.getValue().isText())
                .filter(one -> one.getValue().text().matches("[0-9]{1,5}"))
                .findFirst()
                .map(
                        one -> {
                            var place = one.getValue().place();
                            return new WrittenTerm(
                                    place.file(),
                                    place.line(),
                                    place.column(),
                                    label(file, file.file()),
                                    label(clock, name),
                                    clock.get("basis")
                                            .filter(Item::isText)
                                            .map(Item::text)
                                            .orElse(""),
                                    row.get("when")
                                            .filter(Item::isText)
                                            .map(Item::text)
                                            .orElse(null),
                                    one.getKey(),
                                    one.getValue().number());
                        });
    }

    /**
     * Not where the number is quoted or written with zeros before it: then only its file is
     * changed.
     */
    private boolean isIn(String[] lines) {
        if (line < 1 || line > lines.length) {
            return false;
        }
        var at = lines[line - 1];
        return at.codePointCount(0, at.length()) >= column - 1
                && at.startsWith(Integer.toString(amount), at.offsetByCodePoints(0, column - 1));
    }

    private static Label label(Item of, String otherwise) {
        return of.get("label")
                .filter(label -> label.isText() || label.get("zh-CN").isPresent())
                .map(Item::label)
                .orElse(Label.of(otherwise));
    }

    /**
     * The file's text with another number in this place.
     *
     * @throws IllegalArgumentException when the text does not have this term there
     */
    public String with(String text, int newAmount) {
        var lines = text.split("\n", -1);
        if (!isIn(lines)) {
            throw new IllegalArgumentException("no " + amount + " in line " + line);
        }
        var at = lines[line - 1];
        int start = at.offsetByCodePoints(0, column - 1);
        var before = Integer.toString(amount);
        lines[line - 1] =
                at.substring(0, start) + newAmount + at.substring(start + before.length());
        return String.join("\n", lines);
    }
}
