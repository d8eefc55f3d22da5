package org.bancheng.platform.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages inside the platform: to a post, to a unit, or to the reporter on his case's page. */
final class Notices {
    static final String REPORTER = "reporter";

    private Notices() {}

    /**
     * @param readableFrom a reminder waits for working hours
     */
    static void send(
            Docket docket,
            @Nullable Assignment assignment,
            Map<String, Object> params,
            Instant readableFrom) {
        for (String audience : audiences(docket, assignment, params)) {
            docket.writes.add(
                    "insert into notice (id, tenant, case_id, audience, template, sent_at)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    UUID.randomUUID(),
                    docket.file.tenant,
                    docket.file.id,
                    audience,
                    String.valueOf(params.get("template")),
                    readableFrom);
        }
    }

    /** Nobody is there to be told when a case has no unit yet. */
    @SuppressWarnings("unchecked") // the engine promises these shapes, see Effect
    private static List<String> audiences(
            Docket docket, @Nullable Assignment assignment, Map<String, Object> params) {
        return switch (String.valueOf(params.get("to"))) {
            case "reporter" -> List.of(REPORTER);
            case "unit" -> assignment == null ? List.of() : List.of("unit:" + assignment.unit);
            case "units" -> docket.activeUnits().stream().map(unit -> "unit:" + unit).toList();
            case "posts" ->
                    ((List<String>) params.getOrDefault("posts", List.of()))
                            .stream().map(post -> "post:" + post).toList();
            default -> throw new IllegalStateException("no audience " + params.get("to"));
        };
    }
}
