package org.bancheng.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What must be true of a county once the dust has settled. */
final class Consistency {
    private static final Duration RESUMED = Duration.ofSeconds(60);

    private final Installation installation;
    private final String tenant;
    private final String schema;

    Consistency(Installation installation, String tenant) {
        this.installation = installation;
        this.tenant = tenant;
        this.schema = "t_" + tenant;
    }

    /**
     * Waits until all work that is due is done, which comes about by itself within a minute.
     *
     * @return how long it took
     */
    Duration awaitDrained() {
        long begin = System.nanoTime();
        while (true) {
            List<List<String>> due = due();
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            if (due.isEmpty()) {
                return taken;
            }
            if (taken.compareTo(RESUMED) > 0) {
                throw new AssertionError("not done after " + RESUMED + ": " + due);
            }
            Installation.sleep(Duration.ofMillis(250));
        }
    }

    private List<List<String>> due() {
        return installation.ask(
                """
                select kind, ref, due_at, attempt, ready_at, lease is not null, parked, last_error
                from platform.work where tenant = '%s' and due_at <= '%s' limit 20
                """
                        .formatted(tenant, installation.now()));
    }

    /** Clocks that run and wait for nothing, or wait though they do not run; else empty. */
    List<List<String>> clocksAstray() {
        return installation.ask(
                """
                with clocks as (
                  select case_id || '/' || subject_id || '/' || name as ref,
                         running and not jsonb_path_exists(ledger, '$.entries[*] ? (@.entry == "breached")') as waits
                  from %s.clock),
                queued as (select ref from platform.work where tenant = '%s' and kind = 'clock')
                select coalesce(c.ref, q.ref), c.waits, q.ref is not null
                from clocks c full join queued q on q.ref = c.ref
                where coalesce(c.waits, false) <> (q.ref is not null)
                """
                        .formatted(schema, tenant));
    }

    /** Cases whose document is missing, too many, or of another version; else empty. */
    List<String> indexAstray() {
        Map<String, Long> stored =
                installation
                        .ask("select id, version from " + schema + ".case_file where type = 'case'")
                        .stream()
                        .collect(Collectors.toMap(List::getFirst, r -> Long.valueOf(r.getLast())));
        Map<String, Long> indexed = installation.indexed(tenant);
        return java.util.stream.Stream.concat(stored.keySet().stream(), indexed.keySet().stream())
                .distinct()
                .filter(id -> !stored.getOrDefault(id, -1L).equals(indexed.get(id)))
                .map(id -> id + ": stored " + stored.get(id) + ", indexed " + indexed.get(id))
                .toList();
    }

    /** Warnings and breaches that ledgers, history and notices do not all have once; else empty. */
    List<List<String>> firedOtherThanOnce() {
        return installation.ask(
                """
                with fired as (
                  select c.case_id, c.subject_id, c.name, e.entry,
                         (select count(*) from jsonb_path_query(c.ledger, '$.entries[*].entry') x where x #>> '{}' = e.entry) as in_ledger,
                         (select count(*) from %1$s.history h
                          where h.subject_id = c.subject_id and h.content::jsonb -> 'clocks' ? c.name
                            and h.actor = 'system'
                            and (h.action = case e.entry when 'warned' then 'clock-warned' else 'clock-breached' end
                                 or e.entry = 'breached' and h.action = 'deem-signed')) as in_history
                  from %1$s.clock c cross join (values ('warned'), ('breached')) e (entry))
                select case_id, name, entry, in_ledger, in_history from fired
                where in_ledger > 1 or in_ledger <> in_history
                union all
                select case_id, template, audience, count(*), count(*) from %1$s.notice
                where template in ('first-reply-due', 'first-reply-late', 'sign-due', 'deemed-signed', 'term-due', 'term-late')
                group by case_id, template, audience having count(*) > 1
                """
                        .formatted(schema));
    }

    /** How many clocks did so. */
    long fired(String entry) {
        return installation.count(
                "select count(*) from %s.clock where jsonb_path_exists(ledger, '$.entries[*] ? (@.entry == \"%s\")')"
                        .formatted(schema, entry));
    }

    /** Clocks whose time is up and that did not say so; else empty. */
    List<List<String>> silent() {
        return installation.ask(
                """
                select case_id, name, due_at from %s.clock
                where running and due_at < '%s'
                  and not jsonb_path_exists(ledger, '$.entries[*] ? (@.entry == "breached")')
                """
                        .formatted(schema, installation.now()));
    }

    /**
     * Clocks that run by a former calendar, or whose ledger and history do not tell alike how often
     * the calendar moved them, or that it moved though it moves nothing of theirs; else empty.
     */
    List<List<String>> notFollowedOnce() {
        return installation.ask(
                """
                with followed as (
                  select c.case_id, c.name, c.calendar_version, c.due_at,
                         (select count(*) from jsonb_path_query(c.ledger, '$.entries[*]') e
                          where e ->> 'entry' = 'reprojected' and e ->> 'reason' like '%%放假%%') as in_ledger,
                         (select count(*) from %1$s.history h
                          where h.subject_id = c.subject_id and h.action = 'calendar-changed'
                            and h.content::jsonb -> 'clocks' ? c.name) as in_history
                  from %1$s.clock c where c.running)
                select * from followed
                where calendar_version <> (select max(version) from %1$s.config_version)
                   or in_ledger <> in_history
                   or in_ledger <> case when name = 'resolve' and due_at > '2026-05-15' then 1 else 0 end
                """
                        .formatted(schema));
    }

    /** The events up to the end of the day that were written last, the latest first. */
    List<List<String>> lastWrittenUpTo(String day) {
        return installation.ask(
                """
                select case_id, seq, at, actor, subject_type, action from %s.history
                where at < date '%s' + interval '1 day' - interval '8 hours'
                order by xmin::text::bigint desc limit 5
                """
                        .formatted(schema, day));
    }

    Answer verified(Replica replica) {
        return installation
                .operator(replica)
                .post("/platform/api/v1/tenants/" + tenant + "/history/verify", Map.of())
                .expect(200);
    }
}
