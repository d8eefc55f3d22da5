package org.bancheng.engine.lifecycle;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where in the database stands what a vocabulary names: variable, then field. */
public final class Columns {

    /** What a column holds; a whole number is 0 and a list empty while it is not set. */
    enum Kind {
        TEXT,
        NUMBER,
        COUNT,
        TRUTH,
        LIST,
        TIME
    }

    /**
     * @param text with {@code %s} for every parameter
     * @param params in the order of their places
     */
    record Column(Kind kind, String text, Object... params) {}

    private final Map<String, Column> columns = new HashMap<>();

    /**
     * A typed text column.
     *
     * @param column of the tables, never of a folder
     */
    public void text(String variable, String field, String column) {
        columns.put(Vocabulary.spelled(variable) + "." + field, new Column(Kind.TEXT, column));
    }

    /**
     * A declared field in the row's JSON.
     *
     * @param row {@code c} or {@code s}
     */
    public void kept(String variable, String row, FieldSpec field) {
        column(row, field)
                .ifPresent(
                        column ->
                                columns.put(
                                        Vocabulary.spelled(variable)
                                                + "."
                                                + Vocabulary.spelled(field.name()),
                                        column));
    }

    /** The column of a field; a value that an earlier version kept with another type is none. */
    static Optional<Column> column(String row, FieldSpec field) {
        var name = field.name();
        if (field.presence() == FieldSpec.Presence.MANY) {
            return Optional.of(
                    new Column(
                            Kind.LIST,
                            "(case jsonb_typeof(R.fields -> %s) when 'array' then R.fields -> %s else '[]'::jsonb end)"
                                    .replace("R", row),
                            name,
                            name));
        }
        return switch (field.type()) {
            case BOOLEAN -> Optional.of(typed(Kind.TRUTH, row, "boolean", "boolean", name));
            case INTEGER -> {
                var number = typed(Kind.COUNT, row, "number", "bigint", name);
                yield Optional.of(
                        new Column(Kind.COUNT, "coalesce(" + number.text + ", 0)", name, name));
            }
            case RATING -> Optional.of(typed(Kind.NUMBER, row, "number", "bigint", name));
            case TEXT, LONG_TEXT, PHONE, DATE, UNIT, CATEGORY, CHOICE, REFERENCE, CASE, ENTRY ->
                    Optional.of(new Column(Kind.TEXT, "(" + row + ".fields ->> %s)", name));
            case ATTACHMENT, FIGURES -> Optional.empty();
        };
    }

    private static Column typed(Kind kind, String row, String json, String sql, String name) {
        return new Column(
                kind,
                "(case jsonb_typeof(%1$s.fields -> %%s) when '%2$s' then (%1$s.fields ->> %%s)::%3$s end)"
                        .formatted(row, json, sql),
                name,
                name);
    }

    /**
     * How many of a type the case has.
     *
     * @param which further narrows them: {@code not n.final}, {@code n.state = %s}
     */
    public void count(String name, String type, String which, @Nullable String value) {
        var text =
                "(select count(*) from assignment n where n.case_id = c.id and n.type = %s"
                        + (which.isEmpty() ? "" : " and " + which)
                        + ")";
        columns.put(
                "count." + Vocabulary.spelled(name),
                value == null
                        ? new Column(Kind.COUNT, text, type)
                        : new Column(Kind.COUNT, text, type, value));
    }

    @Nullable Column find(String variable, String field) {
        return columns.get(variable + "." + field);
    }

    Set<String> names() {
        return Set.copyOf(columns.keySet());
    }
}
