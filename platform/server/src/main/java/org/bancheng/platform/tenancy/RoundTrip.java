package org.bancheng.platform.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bancheng.platform.tenancy.TenantConnection.Entrance;
import org.bancheng.platform.tenancy.TenantConnection.Prepared;
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

        public boolean made() {
            return rows != null;
        }

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
     * Makes the trip in the caller's transaction, which is a tenant's; the first one enters it.
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
                (Connection connection) -> {
                    Prepared prepared = connection.unwrap(Entrance.class).prepare(sql);
                    try (PreparedStatement statement = prepared.statement()) {
                        run(statement, prepared);
                    }
                    return parts.size();
                });
        parts.clear();
    }

    private void run(PreparedStatement statement, Prepared prepared) throws SQLException {
        fill(statement, prepared.filled() + 1);
        boolean rows = statement.execute();
        prepared.entered().run();
        for (int i = 0; i < prepared.answered(); i++) {
            rows = statement.getMoreResults();
        }
        for (Part<?> part : parts) {
            if (rows) {
                part.read(statement);
            }
            rows = statement.getMoreResults();
        }
    }

    private void fill(PreparedStatement statement, int first) throws SQLException {
        int place = first;
        for (Part<?> part : parts) {
            for (Object value : part.params()) {
                set(statement, place++, value);
            }
        }
    }

    /**
     * Texts and times go without a type, as nulls do: the server finds it from the statement. Were
     * a value typed and a null not, the driver would prepare the statement anew whenever one
     * follows the other.
     */
    private static void set(PreparedStatement statement, int place, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> statement.setNull(place, Types.NULL);
            case String text -> statement.setObject(place, text, Types.OTHER);
            case Instant instant -> statement.setObject(place, instant.toString(), Types.OTHER);
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
