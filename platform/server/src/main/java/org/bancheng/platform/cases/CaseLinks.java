package org.bancheng.platform.cases;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.EffectRule.Tie;
import org.bancheng.engine.lifecycle.FieldError;
import org.bancheng.engine.lifecycle.Refusal;
import org.bancheng.platform.configuration.Configurations;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One matter that several people report: cases merged into another, and cases related. */
@Repository
class CaseLinks {
    private final JdbcClient db;
    private final Configurations configurations;
    private final Clock clock;

    CaseLinks(JdbcClient db, Configurations configurations, Clock businessClock) {
        this.db = db;
        this.configurations = configurations;
        this.clock = businessClock;
    }

    /**
     * @param into whether the other one is what this case was merged into
     */
    record Linked(UUID id, String number, Tie tie, boolean into) {}

    private record Other(UUID id, boolean closed, int definitionVersion) {}

    /** Ties a locked case to another that the actor may see. */
    void link(Docket docket, Actor actor, String basis, Tie tie, String field, String number) {
        Problem wrong = new Problem(basis, field);
        UUID self = docket.file.id;
        Other other = other(number, actor).orElseThrow(wrong::unknown);
        if (other.id().equals(self)) {
            throw wrong.of("不能填本件自己的编号", "this is the number of the case itself");
        }
        List<Linked> before = of(self);
        if (tie == Tie.MERGED) {
            refuseChains(other, before, wrong);
        } else if (before.stream().anyMatch(link -> link.id().equals(other.id()))) {
            throw wrong.of("与这件已经关联", "they are linked already");
        }
        if (tie == Tie.MERGED) {
            docket.writes.add(
                    "delete from case_link where tie = 'related'"
                            + " and (case_id = ? and other_id = ? or other_id = ? and case_id = ?)",
                    self,
                    other.id(),
                    self,
                    other.id());
        }
        docket.writes.add(
                "insert into case_link (case_id, other_id, tie, tenant, linked_at) values (?, ?, ?, ?, ?)",
                self,
                other.id(),
                said(tie),
                docket.file.tenant,
                clock.instant());
        docket.writes.add(
                "insert into notice (id, tenant, case_id, audience, template, sent_at) values (?, ?, ?, ?, ?, ?)",
                UUID.randomUUID(),
                docket.file.tenant,
                other.id(),
                Notices.REPORTER,
                tie == Tie.MERGED ? "joined" : "related",
                clock.instant());
    }

    private void refuseChains(Other other, List<Linked> ofThis, Problem wrong) {
        if (other.closed()) {
            throw wrong.of("那一件已经办结，不能并进去", "that case is closed");
        }
        if (!configurations
                .version(other.definitionVersion())
                .lifecycle(Docket.CASE)
                .takesAlong()) {
            throw wrong.of(
                    "那一件按以前的流程办理，办结时不会带上并入的；请用“关联”",
                    "that case goes by an earlier procedure and would leave behind what is merged into it; link it instead");
        }
        if (of(other.id()).stream().anyMatch(Linked::into)) {
            throw wrong.of(
                    "那一件自己已并入别的事项，请填主件的编号",
                    "that case was merged itself; give the main one's number");
        }
        if (ofThis.stream().anyMatch(link -> link.tie() == Tie.MERGED && !link.into())) {
            throw wrong.of(
                    "已有事项并入本件，本件是主件，不能再并入别的",
                    "others were merged into this case, which is the main one");
        }
    }

    /** Locked against being closed or merged meanwhile; what is seen afterwards stays so. */
    private Optional<Other> other(String number, Actor actor) {
        Visibility visibility = Visibility.of(actor, configurations.current().configuration());
        Optional<UUID> id =
                db.sql(
                                "select c.id from case_file c where c.number = :number and c.type = 'case' and "
                                        + visibility.sql())
                        .param("number", CaseNumbers.meant(number))
                        .params(visibility.params())
                        .query(UUID.class)
                        .optional();
        return id.flatMap(
                one ->
                        db.sql(
                                        "select id, closed_at is not null as closed, definition_version from case_file"
                                                + " where id = ? for share")
                                .param(one)
                                .query(Other.class)
                                .optional());
    }

    /**
     * @param number of the other case; null: from all of that tie
     */
    void unlink(
            Docket docket, String basis, Tie tie, @Nullable String field, @Nullable String number) {
        if (number == null) {
            docket.writes.add(
                    "delete from case_link where case_id = ? and tie = ?",
                    docket.file.id,
                    said(tie));
            return;
        }
        String wanted = CaseNumbers.meant(number);
        Linked linked =
                of(docket.file.id).stream()
                        .filter(link -> link.tie() == tie && link.number().equals(wanted))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Problem(basis, String.valueOf(field))
                                                .of("与这件没有关联", "they are not linked"));
        for (UUID one : List.of(docket.file.id, linked.id())) {
            docket.writes.add(
                    "delete from case_link where case_id = ? and other_id = ? and tie = ?",
                    one,
                    one.equals(linked.id()) ? docket.file.id : linked.id(),
                    said(tie));
        }
    }

    /** What a case is tied to, either way; by number. */
    List<Linked> of(UUID id) {
        return db.sql(
                        """
                        select o.id, o.number, l.tie, l.case_id = :id and l.tie = 'merged' as merged_into
                        from case_link l
                        join case_file o on o.id = case when l.case_id = :id then l.other_id else l.case_id end
                        where l.case_id = :id or l.other_id = :id
                        order by o.number
                        """)
                .params(Map.of("id", id))
                .query(
                        (row, _) ->
                                new Linked(
                                        row.getObject("id", UUID.class),
                                        row.getString("number"),
                                        Tie.valueOf(row.getString("tie").toUpperCase(Locale.ROOT)),
                                        row.getBoolean("merged_into")))
                .list();
    }

    boolean hasMerged(UUID main) {
        return db.sql("select exists (select from case_link where other_id = ? and tie = 'merged')")
                .param(main)
                .query(Boolean.class)
                .single();
    }

    /** What would be told to those merged into a case needs one of them. */
    static ActionRefused nobodyMerged(String basis) {
        return new ActionRefused(
                new Refusal(
                        Refusal.Code.GUARD,
                        basis,
                        Label.of(
                                "没有并入本件的事项，没有人可告知。",
                                "No case was merged into this one; there is nobody to tell."),
                        List.of()));
    }

    boolean isMerged(UUID id, UUID main) {
        return db.sql(
                        "select exists (select from case_link where case_id = ? and other_id = ? and tie = 'merged')")
                .params(id, main)
                .query(Boolean.class)
                .single();
    }

    private static String said(Tie tie) {
        return tie.name().toLowerCase(Locale.ROOT);
    }

    /** What is wrong with the number that was given. */
    private record Problem(String basis, String field) {
        ActionRefused unknown() {
            return of("没有这个编号的事项，或不在您的办理范围内", "there is no such case among those you may see");
        }

        ActionRefused of(String zh, String en) {
            Label message = Label.of(zh, en);
            return new ActionRefused(
                    new Refusal(
                            Refusal.Code.BAD_INPUT,
                            basis,
                            message,
                            List.of(new FieldError(field, "case", message))));
        }
    }
}
