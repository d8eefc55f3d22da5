package org.bancheng.benchmark;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.platform.history.HistoryEntry;
import org.bancheng.platform.tenancy.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * A case as the product's code made it, cut into what stays the same in a copy and what every copy
 * has of its own.
 *
 * @param type case, or the register whose entry it is
 * @param number its own, as {@code XT-20261118-0031} or {@code TYPICAL-2026-7}
 * @param details what the reporter told about himself; null of an entry
 * @param ids how many identifiers it has, its own the first
 * @param serials kind and year of the numbers of its papers
 */
record Prototype(
        String type,
        String number,
        Instant opened,
        List<Row> rows,
        @Nullable Blank details,
        List<Event> events,
        int ids,
        List<Serial> serials) {
    static final int TENANT = 0;
    static final int NUMBER = 1;
    static final int SUBJECT = 2;
    static final int BODY = 3;
    static final int NAME = 4;
    static final int PHONE = 5;
    static final int SECRET = 6;
    static final int FRESH = 7;
    static final int FIRST_ID = 8;

    private static final Pattern SERIAL =
            Pattern.compile("\"number\": ?\"([^\"〔]+〔(\\d+)〕\\d+号)\"");

    /** One row of a table; null cells are null in each copy too. */
    record Row(String table, List<String> columns, List<@Nullable Blank> cells) {}

    /**
     * @param subject which of its values the subject's id is
     */
    record Event(
            long seq,
            Instant at,
            String actor,
            String subjectType,
            int subject,
            String action,
            String basis,
            int version,
            Blank content,
            Blank personal) {}

    /** The number of a paper of it, as {@code 潭县办催〔2026〕3号}. */
    record Serial(String kind, int year, String beginning) {}

    LocalDate day() {
        return LocalDate.ofInstant(opened, WorkingCalendar.ZONE);
    }

    /** The case's own identifiers come first in a copy's values, then its papers' numbers. */
    int values() {
        return FIRST_ID + ids + serials.size();
    }

    /** Reads one from the tables. */
    static final class Reader {
        private final Connection connection;
        private final Tenant tenant;
        private final UUID id;
        private final Map<String, Integer> marks = new HashMap<>();
        private final List<Row> rows = new ArrayList<>();
        private final List<Serial> serials = new ArrayList<>();
        private int ids;

        Reader(Connection connection, Tenant tenant, UUID id) {
            this.connection = connection;
            this.tenant = tenant;
            this.id = id;
        }

        /**
         * @param told subject, body, name and phone, each unlike anything else in it
         * @param details opened; null of an entry
         */
        Prototype read(List<String> told, @Nullable String details, List<HistoryEntry> events)
                throws SQLException {
            List<Map<String, @Nullable String>> file = table("case_file", "id");
            List<Map<String, @Nullable String>> assignments = table("assignment", "case_id");
            id(id.toString());
            assignments.forEach(one -> id(String.valueOf(one.get("id"))));
            for (int i = 0; i < told.size(); i++) {
                marks.put(told.get(i), SUBJECT + i);
            }
            String number = String.valueOf(file.getFirst().get("number"));
            marks.put(number, NUMBER);
            assignments.forEach(this::serial);
            add("case_file", file);
            add("assignment", assignments);
            add("clock", table("clock", "case_id"));
            add("notice", table("notice", "case_id"));
            add("platform.work", work());
            return new Prototype(
                    String.valueOf(file.getFirst().get("type")),
                    number,
                    events.getFirst().at(),
                    List.copyOf(rows),
                    details == null ? null : Blank.of(details, marks),
                    events.stream().map(this::event).toList(),
                    ids,
                    List.copyOf(serials));
        }

        private void id(String text) {
            marks.put(text, FIRST_ID + ids++);
        }

        private void serial(Map<String, @Nullable String> assignment) {
            Matcher number = SERIAL.matcher(String.valueOf(assignment.get("fields")));
            if (number.find()) {
                String text = number.group(1);
                marks.put(text, FIRST_ID + ids + serials.size());
                serials.add(
                        new Serial(
                                assignment.get("type") + "/" + assignment.get("role"),
                                Integer.parseInt(number.group(2)),
                                text.substring(0, text.indexOf('〕') + 1)));
            }
        }

        private List<Map<String, @Nullable String>> table(String table, String key)
                throws SQLException {
            try (PreparedStatement query =
                    connection.prepareStatement(
                            "select * from \"%s\".%s where %s = ?"
                                    .formatted(tenant.schema(), table, key))) {
                query.setObject(1, id);
                return texts(query);
            }
        }

        private List<Map<String, @Nullable String>> work() throws SQLException {
            try (PreparedStatement query =
                    connection.prepareStatement(
                            "select tenant, kind, ref, due_at from platform.work"
                                    + " where tenant = ? and kind = 'clock' and starts_with(ref, ?)")) {
                query.setString(1, tenant.id().value());
                query.setString(2, id + "/");
                return texts(query);
            }
        }

        private static List<Map<String, @Nullable String>> texts(PreparedStatement query)
                throws SQLException {
            List<Map<String, @Nullable String>> rows = new ArrayList<>();
            try (ResultSet found = query.executeQuery()) {
                ResultSetMetaData columns = found.getMetaData();
                while (found.next()) {
                    Map<String, @Nullable String> row = new LinkedHashMap<>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        row.put(columns.getColumnName(i), found.getString(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }

        private void add(String table, List<Map<String, @Nullable String>> found) {
            for (Map<String, @Nullable String> row : found) {
                List<@Nullable Blank> cells = new ArrayList<>();
                row.forEach((column, text) -> cells.add(cell(table, column, text)));
                rows.add(new Row(table, List.copyOf(row.keySet()), cells));
            }
        }

        private @Nullable Blank cell(String table, String column, @Nullable String text) {
            if (text == null) {
                return null;
            }
            if (column.equals("tenant")) {
                return Blank.of(text, Map.of(text, TENANT));
            }
            if (column.equals("secret_mac")) {
                return Blank.of(text, Map.of(text, SECRET));
            }
            if (table.equals("notice") && column.equals("id")) {
                return Blank.of(text, Map.of(text, FRESH));
            }
            return Blank.of(text, marks);
        }

        private Event event(HistoryEntry entry) {
            return new Event(
                    entry.seq(),
                    entry.at(),
                    entry.actor(),
                    entry.subjectType(),
                    Objects.requireNonNull(marks.get(entry.subjectId().toString())),
                    entry.action(),
                    entry.basis(),
                    entry.configurationVersion(),
                    Blank.of(entry.content(), marks),
                    Blank.of(
                            new String(entry.sealed().orElseThrow(), StandardCharsets.UTF_8),
                            marks));
        }
    }
}
