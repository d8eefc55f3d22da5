package org.bancheng.platform.cases;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages inside the platform: to a post, to a unit, or to the reporter on his case's page. */
@Component
class Notices {
    static final String REPORTER = "reporter";
    private final JdbcClient db;

    Notices(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param readableFrom a reminder waits for working hours
     */
    void send(
            Docket docket,
            @Nullable Assignment assignment,
            Map<String, Object> params,
            Instant readableFrom) {
        String audience = audience(docket, assignment, (String) params.get("to"));
        if (audience == null) {
            return;
        }
        db.sql(
                        "insert into notice (id, tenant, case_id, audience, template, sent_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        docket.file.tenant,
                        docket.file.id,
                        audience,
                        String.valueOf(params.get("template")),
                        Timestamp.from(readableFrom))
                .update();
    }

    /**
     * Nobody is there to be told when a case has no unit yet or was filed by the reporter himself.
     */
    private static @Nullable String audience(
            Docket docket, @Nullable Assignment assignment, @Nullable String to) {
        return switch (to) {
            case null -> null;
            case "unit" ->
                    assignment != null ? "unit:" + assignment.unit : unit(docket.file.leadUnit);
            case "intake" -> unit(docket.file.intakeUnit);
            default -> to;
        };
    }

    private static @Nullable String unit(@Nullable String id) {
        return id == null ? null : "unit:" + id;
    }
}
