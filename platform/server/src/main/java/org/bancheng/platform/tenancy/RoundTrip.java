package org.bancheng.platform.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;

/**
 * Statements that go to the database together and are answered together. They run one after the
 * other in the order they were added, each seeing what the ones before it did.
 *
 * <p>Parameters: text, numbers, booleans, {@link UUID}, {@link Instant}, bytes, arrays of text or
 * of UUIDs, and null.
 */
public final class RoundTrip {
    private final List<Part<?>> parts = new ArrayList<>();

    private record Part<T>(
            String sql,
            @Nullable Object[] params,
            @Nullable RowMapper<T> mapper,
            Answer<T> answer) {
        void read(PreparedStatement statement) throws SQLException {
            if (mapper == null) {
                return;
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.getResultSet()) {
                while (result.next()) {
                    rows.add(mapper.mapRow(result, rows.size()));
                }
            }
            answer.rows = List.copyOf(rows);
        }
    }

    /** The rows of one statement, there once the trip is made. */
    public static final class Answer<T> {
        private @Nullable List<T> rows;

        /**
         * @throws IllegalStateException before the trip is made
         */
        public List<T> all() {
            if (rows == null) {
                throw new IllegalStateException("the round trip was not made yet");
            }
            return rows;
        }

        public Optional<T> first() {
            return all().stream().findFirst();
        }
    }

    /** Adds a statement whose rows, if it has any, nobody wants. */
    public void add(String sql, @Nullable Object... params) {
        parts.add(new Part<>(sql, params, null, new Answer<>()));
    }

    /** Adds a statement before all the others. */
    public void addFirst(String sql, @Nullable Object... params) {
        parts.addFirst(new Part<>(sql, params, null, new Answer<>()));
    }

    public <T> Answer<T> ask(String sql, RowMapper<T> mapper, @Nullable Object... params) {
        Part<T> part = new Part<>(sql, params, mapper, new Answer<>());
        parts.add(part);
        return part.answer();
    }

    /**
     * Makes the trip in the caller's transaction.
     *
     * @throws org.springframework.dao.DataAccessException when a statement fails; those after it
     *     did not run
     */
    public void make(JdbcOperations database) {
        if (parts.isEmpty()) {
            return;
        }
        String sql = parts.stream().map(Part::sql).collect(Collectors.joining(";\n"));
        database.execute(
                (Connection connection) -> connection.prepareStatement(sql),
                (PreparedStatement statement) -> {
                    fill(statement);
                    boolean rows = statement.execute();
                    for (Part<?> part : parts) {
                        if (rows) {
                            part.read(statement);
                        }
                        rows = statement.getMoreResults();
                    }
                    return parts.size();
                });
        parts.clear();
    }

    private void fill(PreparedStatement statement) throws SQLException {
        int place = 1;
        for (Part<?> part : parts) {
            for (Object value : part.params()) {
                set(statement, place++, value);
            }
        }
    }

    private static void set(PreparedStatement statement, int place, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> statement.setNull(place, Types.NULL);
            case String text -> statement.setString(place, text);
            case Instant instant -> statement.setObject(place, instant.atOffset(ZoneOffset.UTC));
            case byte[] bytes -> statement.setBytes(place, bytes);
            case String[] texts ->
                    statement.setArray(
                            place, statement.getConnection().createArrayOf("text", texts));
            case UUID[] ids ->
                    statement.setArray(place, statement.getConnection().createArrayOf("uuid", ids));
            default -> statement.setObject(place, value);
        }
    }
}
