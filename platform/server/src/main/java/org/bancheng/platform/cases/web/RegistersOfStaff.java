package org.bancheng.platform.cases.web;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.Offer;
import org.bancheng.platform.cases.OnceOnly;
import org.bancheng.platform.cases.Registers;
import org.bancheng.platform.identity.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The county's registers for staff; an entry itself is read and acted on as a case is. */
@RestController
@RequestMapping(path = "/{tenant}/api/v1/registers", produces = MediaType.APPLICATION_JSON_VALUE)
class RegistersOfStaff {
    private static final int MOST = 100;

    private final CurrentActor current;
    private final Registers registers;
    private final OnceOnly onceOnly;

    RegistersOfStaff(CurrentActor current, Registers registers, OnceOnly onceOnly) {
        this.current = current;
        this.registers = registers;
        this.onceOnly = onceOnly;
    }

    /**
     * @param mayEnter whether the caller may make an entry
     * @param form that an entry is made with
     */
    record RegisterOut(String type, String label, boolean mayEnter, List<CaseJson.FieldOut> form) {}

    record EntryOut(
            String number,
            String subject,
            String state,
            Map<String, Object> fields,
            @Nullable String unit,
            OffsetDateTime openedAt,
            @Nullable OffsetDateTime closedAt,
            @Nullable OffsetDateTime dueAt,
            @Nullable String lamp) {
        static EntryOut of(Registers.Row row) {
            return new EntryOut(
                    row.number(),
                    row.subject(),
                    row.state(),
                    row.fields(),
                    row.unit(),
                    CaseJson.local(row.openedAt()),
                    CaseJson.orNull(row.closedAt()),
                    CaseJson.orNull(row.dueAt()),
                    row.lamp() == null ? null : row.lamp().name());
        }
    }

    record EntriesOut(List<EntryOut> entries, long total, int page, int size) {}

    record EnteredOut(String number) {}

    @GetMapping
    List<RegisterOut> list() {
        Actor actor = current.requireActor();
        return registers.of(actor).stream().map(one -> of(one, actor)).toList();
    }

    private RegisterOut of(Lifecycle register, Actor actor) {
        Offer opening = registers.opening(register, actor);
        return new RegisterOut(
                register.type(),
                register.label().zhCn(),
                opening.allowed(),
                opening.form().fields().stream().map(CaseJson.FieldOut::of).toList());
    }

    @GetMapping("/{type}")
    EntriesOut entries(
            @PathVariable String type,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        Registers.Page found =
                registers.entries(type, current.requireActor(), page, Math.clamp(size, 1, MOST));
        return new EntriesOut(
                found.rows().stream().map(EntryOut::of).toList(),
                found.total(),
                found.page(),
                found.size());
    }

    private record Asked(String type, CaseJson.Act entry) {}

    @PostMapping("/{type}")
    ResponseEntity<EnteredOut> enter(
            @PathVariable String tenant,
            @PathVariable String type,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestBody CaseJson.Act request) {
        Actor actor = current.requireActor();
        EnteredOut made =
                onceOnly.once(
                        key,
                        actor.id(),
                        new Asked(type, request),
                        EnteredOut.class,
                        () ->
                                new EnteredOut(
                                        registers.enter(
                                                type, request.given(), request.uploads(), actor)));
        return ResponseEntity.created(URI.create("/" + tenant + "/api/v1/cases/" + made.number()))
                .body(made);
    }
}
