package org.bancheng.engine.configuration;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * A length of a clock where it is written, so that its number can be changed there and nothing else
 * of the file.
 *
 * @param lifecycle whose clock it is
 * @param file in which it is written: the lifecycle's, or a part's that it includes
 * @param shared whether the county goes by a file that all counties share, having none of its own
 * @param line from 1
 * @param column of what is written, from 1
 * @param subject what the clock is of
 * @param when the condition that this length asks, as it is written; null: none
 * @param unit {@code working-days}, {@code calendar-days}, {@code hours}, {@code same-day} or
 *     {@code from-field}
 * @param written the number, or the field that has the day
 */
public record WrittenTerm(
        String lifecycle,
        String file,
        boolean shared,
        int line,
        int column,
        Label subject,
        Label label,
        String basis,
        @Nullable String when,
        String unit,
        String written) {
    private static final List<String> NUMBERS = List.of("working-days", "calendar-days", "hours");

    /** Characters of a line in which a number is still looked for; nobody writes a longer one. */
    private static final int LONGEST_LINE = 10_000;

    private static final List<String> UNITS =
            List.of("working-days", "calendar-days", "hours", "same-day", "from-field");

    /**
     * Those of all lifecycles in force that can be read, in the order of the files.
     *
     * @param defaults what all counties share
     */
    public static List<WrittenTerm> of(Map<String, byte[]> folder, Map<String, byte[]> defaults) {
        var files = new FolderFiles(folder, defaults);
        var lines = new HashMap<String, String[]>();
        var terms = new ArrayList<WrittenTerm>();
        for (var name : files.lifecycles()) {
            var unread = new Findings();
            files.get(name)
                    .flatMap(content -> YamlText.read(name, content, unread))
                    .filter(Item::isMap)
                    .map(new Parts(files, unread)::whole)
                    .ifPresent(file -> add(file, files, lines, terms));
        }
        return terms;
    }

    private static void add(
            Item file, FolderFiles files, Map<String, String[]> lines, List<WrittenTerm> terms) {
        file.map("clocks")
                .forEach(
                        (name, clock) ->
                                clock.list("length").stream()
                                        .filter(Item::isMap)
                                        .flatMap(row -> term(file, name, clock, row, files))
                                        .filter(
                                                term ->
                                                        term.isReadable(
                                                                lines.computeIfAbsent(
                                                                        term.file(),
                                                                        path ->
                                                                                lines(
                                                                                        path,
                                                                                        files))))
                                        .forEach(terms::add));
    }

    private static Stream<WrittenTerm> term(
            Item file, String name, Item clock, Item row, FolderFiles files) {
        return UNITS.stream()
                .flatMap(unit -> row.get(unit).stream().map(value -> Map.entry(unit, value)))
                .filter(one -> one.getValue().isText())
                .limit(1)
                .map(
                        one -> {
                            var place = one.getValue().place();
                            return new WrittenTerm(
                                    file.file().replaceAll("^lifecycles/|\\.yaml$", ""),
                                    place.file(),
                                    files.own(place.file()).isEmpty(),
                                    place.line(),
                                    place.column(),
                                    file.labelOr("label", file.file()),
                                    clock.labelOr("label", name),
                                    clock.get("basis")
                                            .filter(Item::isText)
                                            .map(Item::text)
                                            .orElse(""),
                                    row.get("when")
                                            .filter(Item::isText)
                                            .map(Item::text)
                                            .orElse(null),
                                    one.getKey(),
                                    one.getValue().text());
                        });
    }

    private static String[] lines(String path, FolderFiles files) {
        return files.get(path)
                .map(content -> new String(content, StandardCharsets.UTF_8).split("\n", -1))
                .orElse(new String[0]);
    }

    /** A number is one that can be changed: not quoted, without zeros before it. */
    private boolean isReadable(String[] lines) {
        return !isNumber() || (written.matches("[1-9][0-9]{0,4}") && isIn(lines));
    }

    /** Whether it is so many days or hours; the others are no number to be changed. */
    public boolean isNumber() {
        return NUMBERS.contains(unit);
    }

    /**
     * What it said before, where that was another number; null where it did not change.
     *
     * @param before the terms as they were
     */
    public @Nullable String was(List<WrittenTerm> before) {
        return before.stream()
                .filter(one -> one.file().equals(file))
                .filter(one -> one.label().equals(label))
                .filter(one -> one.unit().equals(unit))
                .filter(one -> Objects.equals(one.when(), when))
                .findFirst()
                .map(WrittenTerm::written)
                .filter(one -> isNumber() && !one.equals(written))
                .orElse(null);
    }

    /** The most days or hours that it may have, where it is a number. */
    public int most() {
        return Schemas.longest(unit);
    }

    private boolean isIn(String[] lines) {
        if (line < 1 || line > lines.length) {
            return false;
        }
        var at = lines[line - 1];
        return at.length() <= LONGEST_LINE
                && at.codePointCount(0, at.length()) >= column - 1
                && at.startsWith(written, at.offsetByCodePoints(0, column - 1));
    }

    /**
     * The file's text with another number in this place.
     *
     * @throws IllegalArgumentException when the text does not have this term there
     */
    public String with(String text, int newAmount) {
        var lines = text.split("\n", -1);
        if (!isIn(lines)) {
            throw new IllegalArgumentException("no " + written + " in line " + line);
        }
        var at = lines[line - 1];
        int start = at.offsetByCodePoints(0, column - 1);
        lines[line - 1] =
                at.substring(0, start) + newAmount + at.substring(start + written.length());
        return String.join("\n", lines);
    }
}
