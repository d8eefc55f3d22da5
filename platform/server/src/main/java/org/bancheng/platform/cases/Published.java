package org.bancheng.platform.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.platform.configuration.Configurations;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the county shows to everybody: typical cases, practices, bulletins, as far as the state that
 * they are in says so, and of them the fields that their lifecycle shows.
 */
@Service
public class Published {
    static final String TO_EVERYBODY = "public";
    static final String TO_STAFF = "staff";

    /** Entries of registers, and what stands under a case or an entry. */
    private static final String ALL =
            """
            select * from (
              select id, type, subject, fields, definition_version, shown_at, shown
              from case_file where shown = any(:audiences)
              union all
              select s.id, s.type, coalesce(s.fields->>'subject', '') as subject, s.fields, c.definition_version, s.shown_at, s.shown
              from assignment s join case_file c on c.id = s.case_id where s.shown = any(:audiences)
            ) published where type <> all(:unseen)
            """;

    private final JdbcClient db;
    private final Configurations configurations;
    private final Json json;

    Published(JdbcClient db, Configurations configurations, Json json) {
        this.db = db;
        this.configurations = configurations;
        this.json = json;
    }

    /**
     * @param configuration the version it began with; it explains type and fields
     * @param subject the empty text where it has none
     * @param shows in the order to show them
     * @param values of those fields only
     * @param forStaff whether only staff are shown it
     */
    public record Piece(
            UUID id,
            String type,
            String subject,
            TenantConfiguration configuration,
            List<FieldSpec> shows,
            Map<String, Object> values,
            Instant shownAt,
            boolean forStaff) {}

    /**
     * @param total of all pieces, not of this page
     */
    public record Page(List<Piece> pieces, long total, int page, int size) {}

    /**
     * The latest first.
     *
     * @param type null: of every type
     * @param reader a member of the staff; null: anybody
     * @param page from 1
     */
    @Transactional(readOnly = true)
    public Page page(@Nullable String type, @Nullable Actor reader, int page, int size) {
        String where = " and (:type::text is null or type = :type)";
        long total =
                db.sql("select count(*) from (" + ALL + where + ") n")
                        .param("type", type)
                        .params(params(reader))
                        .query(Long.class)
                        .single();
        List<Piece> pieces =
                db.sql(ALL + where + " order by shown_at desc, id limit :size offset :offset")
                        .param("type", type)
                        .params(params(reader))
                        .param("size", size)
                        .param("offset", (long) (page - 1) * size)
                        .query((row, n) -> piece(row))
                        .list();
        return new Page(pieces, total, page, size);
    }

    /**
     * Empty when there is none, or it is not shown (any more) to such a reader.
     *
     * @param reader a member of the staff; null: anybody
     */
    @Transactional(readOnly = true)
    public Optional<Piece> of(UUID id, @Nullable Actor reader) {
        return db.sql(ALL + " and id = :id")
                .param("id", id)
                .params(params(reader))
                .query((row, n) -> piece(row))
                .optional();
    }

    private Map<String, Object> params(@Nullable Actor reader) {
        return Map.of(
                "audiences",
                reader == null
                        ? new String[] {TO_EVERYBODY}
                        : new String[] {TO_EVERYBODY, TO_STAFF},
                "unseen",
                configurations.current().configuration().lifecycles().values().stream()
                        .filter(
                                one ->
                                        reader == null
                                                ? one.isConfidential()
                                                : !one.isSeenBy(reader))
                        .map(Lifecycle::type)
                        .toArray(String[]::new));
    }

    private Piece piece(ResultSet row) throws SQLException {
        TenantConfiguration configuration =
                configurations.version(row.getInt("definition_version"));
        List<FieldSpec> shows = configuration.lifecycle(row.getString("type")).shows();
        Map<String, Object> kept = json.fields(row.getString("fields"));
        Map<String, Object> values = new LinkedHashMap<>();
        for (FieldSpec field : shows) {
            Object value = kept.get(field.name());
            if (value != null) {
                values.put(field.name(), readable(field, value));
            }
        }
        return new Piece(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("subject"),
                configuration,
                shows,
                values,
                row.getTimestamp("shown_at").toInstant(),
                row.getString("shown").equals(TO_STAFF));
    }

    /** Readers who see no cases are not told which ones a table of figures lists. */
    private static Object readable(FieldSpec field, Object value) {
        if (field.type() == FieldType.FIGURES && value instanceof Map<?, ?> table) {
            Map<Object, Object> open = new LinkedHashMap<>(table);
            open.put("lists", List.of());
            return open;
        }
        return value;
    }
}
