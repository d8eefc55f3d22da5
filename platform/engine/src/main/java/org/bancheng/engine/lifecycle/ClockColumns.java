package org.bancheng.engine.lifecycle;

import java.util.Map;

/** What {@code clock['…']} says, read from a row of the clock table and the ledger in it. */
final class ClockColumns {

    /** Whether the last of its starts, pauses and resumptions is a pause. */
    private static final String PAUSED =
            """
            coalesce(jsonb_path_query_array(K.ledger, '$.entries[*] ? (@.entry == "started" || @.entry == "paused" || @.entry == "resumed")') -> -1 ->> 'entry' = 'paused', false)""";

    private static final String OVERDUE = "K.running and K.due_at < :now and not " + PAUSED;

    /** An earlier run that ended late stays late when the clock is started anew. */
    private static final String EVER_ENDED_LATE =
            """
            exists (select 1 from jsonb_array_elements(K.ledger -> 'entries') e where e ->> 'entry' = 'stopped' and (e ->> 'at')::timestamptz > (e ->> 'due')::timestamptz)""";

    private static final String EXTENSIONS =
            """
            (select count(*) from jsonb_array_elements(K.ledger -> 'entries') with ordinality e (v, n) where v ->> 'entry' = 'extended' and n > (select max(m) from jsonb_array_elements(K.ledger -> 'entries') with ordinality f (w, m) where w ->> 'entry' = 'started'))""";

    static final Map<String, String> TEXTS =
            Map.of(
                    "started",
                    "(K.subject_id is not null)",
                    "running",
                    "coalesce(K.running, false)",
                    "paused",
                    "coalesce(K.running and " + PAUSED + ", false)",
                    "overdue",
                    "coalesce(" + OVERDUE + ", false)",
                    "late",
                    "coalesce(K.ledger ->> 'kind' = 'DUTY' and (("
                            + OVERDUE
                            + ") or "
                            + EVER_ENDED_LATE
                            + "), false)",
                    "extensions",
                    EXTENSIONS,
                    "due",
                    "K.due_at");

    private ClockColumns() {}
}
