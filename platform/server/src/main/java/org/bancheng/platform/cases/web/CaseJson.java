package org.bancheng.platform.cases.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.configuration.TenantConfiguration.Clause;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.Offer;
import org.bancheng.platform.cases.Attachments;
import org.bancheng.platform.cases.Board;
import org.bancheng.platform.cases.CasePage;
import org.bancheng.platform.cases.FollowPage;
import org.bancheng.platform.cases.SimilarCases;
import org.bancheng.platform.cases.Upload;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The shapes of the interface; times carry +08:00. */
final class CaseJson {
    private CaseJson() {}

    record FileIn(@Nullable String name, byte @Nullable [] content) {}

    record FileCase(
            @Nullable String channel,
            @Nullable Map<String, @Nullable Object> inputs,
            @Nullable String intakeUnit,
            @Nullable List<@Nullable FileIn> files) {
        Map<String, Object> given() {
            return CaseJson.given(inputs);
        }

        List<Upload> uploads() {
            return CaseJson.uploads(files);
        }
    }

    record Act(
            @Nullable Map<String, @Nullable Object> inputs,
            @Nullable List<@Nullable FileIn> files) {
        List<Upload> uploads() {
            return CaseJson.uploads(files);
        }

        Map<String, Object> given() {
            return CaseJson.given(inputs);
        }
    }

    record Reason(@Nullable String reason) {}

    record FiledOut(UUID id, String number, String secret) {}

    record ActedOut(String number, long version, String state) {}

    record RowOut(
            String number,
            String subject,
            String reporter,
            @Nullable String category,
            String channel,
            String state,
            List<Board.Holder> units,
            OffsetDateTime openedAt,
            @Nullable OffsetDateTime closedAt,
            @Nullable OffsetDateTime dueAt,
            @Nullable String lamp) {
        static RowOut of(Board.Row row) {
            return new RowOut(
                    row.number(),
                    row.subject(),
                    row.reporter(),
                    row.category(),
                    row.channel(),
                    row.state(),
                    row.units(),
                    local(row.openedAt()),
                    orNull(row.closedAt()),
                    orNull(row.dueAt()),
                    row.lamp() == null ? null : row.lamp().name());
        }
    }

    /**
     * @param total no more than {@link Tally#MOST}; if there are more, {@code more} says so, and
     *     pages go on
     */
    record ListOut(List<RowOut> cases, long total, boolean more, int page, int size) {}

    record FieldOut(
            String name,
            String label,
            String type,
            String presence,
            boolean personal,
            List<String> choices) {
        static FieldOut of(FieldSpec field) {
            return new FieldOut(
                    field.name(),
                    field.label().zhCn(),
                    field.type().name(),
                    field.presence().name(),
                    field.personal(),
                    field.choices().stream().map(FieldSpec.Choice::value).toList());
        }
    }

    record RefusalOut(String code, String basis, String message) {}

    record OfferOut(
            String action,
            String label,
            String basis,
            boolean allowed,
            List<FieldOut> form,
            @Nullable RefusalOut refusal) {
        static OfferOut of(Offer offer) {
            var refusal = offer.refusal();
            return new OfferOut(
                    offer.action(),
                    offer.label().zhCn(),
                    offer.basis(),
                    offer.allowed(),
                    offer.form().fields().stream().map(FieldOut::of).toList(),
                    refusal == null
                            ? null
                            : new RefusalOut(
                                    refusal.code().id(),
                                    refusal.basis(),
                                    refusal.message().zhCn()));
        }
    }

    record ClauseOut(String id, String title, String source, String text) {}

    record ClockOut(
            String name,
            String label,
            @Nullable ClauseOut clause,
            @Nullable String holder,
            OffsetDateTime due,
            boolean running,
            @Nullable OffsetDateTime stoppedAt,
            boolean late,
            boolean provisional,
            int extensions,
            @Nullable String lamp,
            List<String> explanation) {
        static ClockOut of(CasePage page, CasePage.ClockView view) {
            Clause clause = page.configuration().clauses().get(view.ledger().basis());
            return new ClockOut(
                    view.ledger().name(),
                    view.ledger().label().zhCn(),
                    clause == null
                            ? null
                            : new ClauseOut(
                                    clause.id(), clause.title(), clause.source(), clause.text()),
                    view.ledger().holder(),
                    local(view.state().due()),
                    view.state().running(),
                    orNull(view.state().stoppedAt()),
                    view.late(),
                    view.state().provisional(),
                    view.state().extensions(),
                    view.lamp() == null ? null : view.lamp().name(),
                    view.explanation().lines().stream().map(line -> line.text().zhCn()).toList());
        }
    }

    record AssignmentOut(
            UUID id,
            String type,
            int ordinal,
            String unit,
            String role,
            String state,
            Map<String, Object> fields,
            OffsetDateTime assignedAt,
            @Nullable OffsetDateTime endedAt,
            List<ClockOut> clocks,
            List<OfferOut> offers) {}

    record EventOut(
            long seq,
            OffsetDateTime at,
            String subjectType,
            UUID subjectId,
            String action,
            String label,
            String from,
            String to,
            String basis,
            String actor,
            Map<String, Object> inputs,
            @Nullable String overrideReason) {}

    record AttachmentOut(UUID id, String name, String type, int size, OffsetDateTime addedAt) {
        static AttachmentOut of(Attachments.Attachment file) {
            return new AttachmentOut(
                    file.id(), file.name(), file.type(), file.size(), local(file.addedAt()));
        }
    }

    record CaseOut(
            UUID id,
            String number,
            long version,
            String subject,
            String body,
            String state,
            String stateLabel,
            String channel,
            @Nullable String category,
            Map<String, Object> fields,
            OffsetDateTime openedAt,
            @Nullable OffsetDateTime closedAt,
            int configurationVersion,
            Map<String, String> reporter,
            List<ClockOut> clocks,
            List<AssignmentOut> assignments,
            List<EventOut> history,
            List<OfferOut> offers,
            List<AttachmentOut> attachments,
            List<CasePage.Link> links) {
        static CaseOut of(CasePage page) {
            return new CaseOut(
                    page.id(),
                    page.number(),
                    page.version(),
                    page.subject(),
                    page.body(),
                    page.state().id(),
                    page.state().label().zhCn(),
                    page.channel(),
                    page.category(),
                    page.fields(),
                    local(page.openedAt()),
                    orNull(page.closedAt()),
                    page.configurationVersion(),
                    page.reporter(),
                    page.clocks().stream().map(clock -> ClockOut.of(page, clock)).toList(),
                    page.assignments().stream().map(a -> assignment(page, a)).toList(),
                    page.history().stream().map(CaseJson::event).toList(),
                    page.offers().stream().map(OfferOut::of).toList(),
                    page.attachments().stream().map(AttachmentOut::of).toList(),
                    page.links());
        }
    }

    /**
     * @param why phone, subject
     */
    record SimilarOut(
            String number,
            String subject,
            String state,
            OffsetDateTime openedAt,
            List<String> why) {
        static SimilarOut of(SimilarCases.Similar similar) {
            return new SimilarOut(
                    similar.number(),
                    similar.subject(),
                    similar.state(),
                    local(similar.openedAt()),
                    similar.why().stream()
                            .map(why -> why.name().toLowerCase(Locale.ROOT))
                            .sorted()
                            .toList());
        }
    }

    record EntryOut(OffsetDateTime at, String text, @Nullable String unit) {}

    record DueOut(String basis, OffsetDateTime due, String lamp, boolean provisional) {}

    /** What the reporter is shown. */
    record FollowOut(
            String number,
            long version,
            String subject,
            String state,
            OffsetDateTime openedAt,
            @Nullable OffsetDateTime closedAt,
            List<String> units,
            @Nullable DueOut due,
            List<EntryOut> timeline,
            List<OfferOut> offers,
            List<AttachmentOut> attachments,
            @Nullable String main,
            int joined) {
        static FollowOut of(FollowPage page) {
            var due = page.due();
            return new FollowOut(
                    page.number(),
                    page.version(),
                    page.subject(),
                    page.state().publicLabel().zhCn(),
                    local(page.openedAt()),
                    orNull(page.closedAt()),
                    page.units(),
                    due == null
                            ? null
                            : new DueOut(
                                    due.basis(),
                                    local(due.state().due()),
                                    due.lamp().name(),
                                    due.state().provisional()),
                    page.timeline().stream()
                            .map(e -> new EntryOut(local(e.at()), e.text().zhCn(), e.unit()))
                            .toList(),
                    page.offers().stream().map(OfferOut::of).toList(),
                    page.attachments().stream().map(AttachmentOut::of).toList(),
                    page.main(),
                    page.joined());
        }
    }

    private static AssignmentOut assignment(CasePage page, CasePage.AssignmentView view) {
        return new AssignmentOut(
                view.id(),
                view.type(),
                view.ordinal(),
                view.unit(),
                view.role(),
                view.state().id(),
                view.fields(),
                local(view.assignedAt()),
                orNull(view.endedAt()),
                view.clocks().stream().map(clock -> ClockOut.of(page, clock)).toList(),
                view.offers().stream().map(OfferOut::of).toList());
    }

    private static EventOut event(CasePage.Event event) {
        return new EventOut(
                event.seq(),
                local(event.at()),
                event.subjectType(),
                event.subjectId(),
                event.action(),
                event.label().toString(),
                event.from(),
                event.to(),
                event.basis(),
                event.actor(),
                event.inputs(),
                event.overrideReason());
    }

    /** What is null was not given. */
    private static Map<String, Object> given(@Nullable Map<String, @Nullable Object> inputs) {
        Map<String, Object> given = new HashMap<>();
        if (inputs != null) {
            inputs.forEach(
                    (field, value) -> {
                        if (value != null) {
                            given.put(field, value);
                        }
                    });
        }
        return given;
    }

    private static List<Upload> uploads(@Nullable List<@Nullable FileIn> files) {
        List<Upload> uploads = new ArrayList<>();
        if (files != null) {
            for (FileIn file : files) {
                if (file == null || file.name() == null || file.content() == null) {
                    throw new ResponseStatusException(
                            HttpStatus.BAD_REQUEST, "files 中的每个文件都要有 name 和 content（base64）。");
                }
                uploads.add(new Upload(file.name(), file.content()));
            }
        }
        return uploads;
    }

    /**
     * An actor's unit for the intake: the one he names, if he holds a post there; else his first.
     */
    static String intakeUnit(Actor actor, @Nullable String named) {
        return actor.holdings().stream()
                .map(holding -> holding.unit())
                .filter(unit -> named == null || unit.equals(named))
                .findFirst()
                .orElseThrow(() -> new UnitNotHeld(named));
    }

    static OffsetDateTime local(Instant instant) {
        return instant.atZone(WorkingCalendar.ZONE).toOffsetDateTime();
    }

    static @Nullable OffsetDateTime orNull(@Nullable Instant instant) {
        return instant == null ? null : local(instant);
    }
}
