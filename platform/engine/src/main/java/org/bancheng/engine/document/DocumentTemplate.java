package org.bancheng.engine.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bancheng.engine.document.Paper.Block;
import org.bancheng.engine.document.Paper.Style;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * A form or letter as the county's file declares it.
 *
 * @param basis id of the clause that asks for it
 * @param about the type of subject it is made for: {@code case}, {@code assignment} …
 * @param roles only for subjects in one of these roles; empty: for all
 * @param states only while the subject is in one of these states; empty: in all
 */
public record DocumentTemplate(
        String id,
        Label title,
        String basis,
        String about,
        Set<String> roles,
        Set<String> states,
        List<Part> parts) {

    public sealed interface Part {}

    public record Lines(Style style, List<PlacedText> texts) implements Part {}

    public record Grid(List<Integer> columns, List<Band> bands) implements Part {}

    /**
     * A table of figures, and below it what it lists.
     *
     * @param field that keeps it, as {@link Places#figures} names it
     */
    public record Figures(String field) implements Part {}

    /**
     * A row, or one for each entry of a list.
     *
     * @param each the list's name; null: one row
     */
    public record Band(@Nullable String each, List<Cell> cells) {}

    public record Cell(PlacedText text, int span) {}

    public DocumentTemplate {
        roles = Set.copyOf(roles);
        states = Set.copyOf(states);
        parts = List.copyOf(parts);
    }

    /** Whether it can be had for a subject of its type. */
    public boolean isFor(String role, String state) {
        return (roles.isEmpty() || roles.contains(role))
                && (states.isEmpty() || states.contains(state));
    }

    /** Whether it says anything of the reporter. */
    public boolean namesReporter() {
        return parts.stream()
                .flatMap(DocumentTemplate::texts)
                .flatMap(text -> text.places().stream())
                .anyMatch(place -> place.text().startsWith(Places.REPORTER));
    }

    private static Stream<PlacedText> texts(Part part) {
        return switch (part) {
            case Lines lines -> lines.texts().stream();
            case Grid grid ->
                    grid.bands().stream().flatMap(band -> band.cells().stream()).map(Cell::text);
            case Figures _ -> Stream.empty();
        };
    }

    /**
     * What there is to fill in.
     *
     * @param values by name, as {@link Places} lists them; a missing one is left blank
     * @param lists by name, the values of each entry without the prefix {@code each.}
     * @param figures by field, as {@link Places#figures} names it; a missing one is left out
     */
    public record Data(
            Map<String, String> values,
            Map<String, List<Map<String, String>>> lists,
            Map<String, List<Paper.Table>> figures) {}

    public Paper fill(Data data) {
        var blocks = new ArrayList<Block>();
        for (var part : parts) {
            switch (part) {
                case Lines lines ->
                        lines.texts()
                                .forEach(
                                        text ->
                                                blocks.add(
                                                        new Paper.Paragraph(
                                                                lines.style(),
                                                                text.fill(data.values()))));
                case Grid grid -> blocks.add(new Paper.Table(grid.columns(), rows(grid, data)));
                case Figures figures ->
                        blocks.addAll(data.figures().getOrDefault(figures.field(), List.of()));
            }
        }
        return new Paper(id, title, basis, blocks);
    }

    private static List<Paper.Row> rows(Grid grid, Data data) {
        var rows = new ArrayList<Paper.Row>();
        for (var band : grid.bands()) {
            if (band.each() == null) {
                rows.add(row(band, data.values()));
                continue;
            }
            for (var entry : data.lists().getOrDefault(band.each(), List.of())) {
                var values = new HashMap<>(data.values());
                entry.forEach((name, value) -> values.put(Places.EACH + name, value));
                rows.add(row(band, values));
            }
        }
        return rows;
    }

    private static Paper.Row row(Band band, Map<String, String> values) {
        return new Paper.Row(
                band.cells().stream()
                        .map(
                                cell ->
                                        new Paper.Cell(
                                                cell.text().fill(values),
                                                cell.span(),
                                                cell.text().places().isEmpty()))
                        .toList());
    }
}
