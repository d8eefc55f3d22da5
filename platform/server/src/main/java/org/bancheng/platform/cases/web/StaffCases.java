package org.bancheng.platform.cases.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bancheng.engine.clock.Lamp;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.platform.cases.Attachments;
import org.bancheng.platform.cases.Board;
import org.bancheng.platform.cases.BoardFilter;
import org.bancheng.platform.cases.CaseDesk;
import org.bancheng.platform.cases.CaseNotFound;
import org.bancheng.platform.cases.CasePage;
import org.bancheng.platform.cases.CasePages;
import org.bancheng.platform.cases.OnceOnly;
import org.bancheng.platform.cases.Reveal;
import org.bancheng.platform.cases.SimilarCases;
import org.bancheng.platform.cases.Step;
import org.bancheng.platform.cases.Visibility;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.identity.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

/** Cases for staff: what a person's posts let him see and do, and nothing else. */
@RestController
@RequestMapping(path = "/{tenant}/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
class StaffCases {
    private final CurrentActor current;
    private final Configurations configurations;
    private final FilingDoor door;
    private final CaseDesk desk;
    private final CasePages pages;
    private final Board board;
    private final Reveal reveal;
    private final SimilarCases similar;
    private final Attachments attachments;
    private final OnceOnly onceOnly;

    StaffCases(
            CurrentActor current,
            Configurations configurations,
            FilingDoor door,
            CaseDesk desk,
            CasePages pages,
            Board board,
            Reveal reveal,
            SimilarCases similar,
            Attachments attachments,
            OnceOnly onceOnly) {
        this.current = current;
        this.configurations = configurations;
        this.door = door;
        this.desk = desk;
        this.pages = pages;
        this.board = board;
        this.reveal = reveal;
        this.similar = similar;
        this.attachments = attachments;
        this.onceOnly = onceOnly;
    }

    @PostMapping
    ResponseEntity<CaseJson.FiledOut> file(
            @PathVariable String tenant,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestBody CaseJson.FileCase request) {
        Actor actor = current.requireActor();
        CaseJson.FiledOut filed =
                door.file(
                        key,
                        actor.id(),
                        request,
                        actor,
                        CaseJson.intakeUnit(actor, request.intakeUnit()));
        return ResponseEntity.created(URI.create("/" + tenant + "/api/v1/cases/" + filed.number()))
                .body(filed);
    }

    @GetMapping
    ResponseEntity<CaseJson.ListOut> list(
            @PathVariable String tenant,
            @RequestParam @Nullable Boolean open,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String assignmentState,
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable String channel,
            @RequestParam @Nullable String category,
            @RequestParam @Nullable Lamp lamp,
            @RequestParam @Nullable String number,
            @RequestParam(defaultValue = "DUE") BoardFilter.Sort sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        Visibility visibility =
                Visibility.of(current.requireActor(), configurations.current().configuration());
        Board.Page found =
                board.page(
                        visibility,
                        new BoardFilter(
                                open,
                                state,
                                assignmentState,
                                unit,
                                channel,
                                category,
                                lamp,
                                number,
                                sort,
                                page,
                                size));
        return ResponseEntity.ok(
                new CaseJson.ListOut(
                        found.rows().stream().map(CaseJson.RowOut::of).toList(),
                        found.total().count(),
                        found.total().more(),
                        found.page(),
                        found.size()));
    }

    @GetMapping("/{number}")
    ResponseEntity<CaseJson.CaseOut> show(@PathVariable String number) {
        CasePage page = pages.of(number, current.requireActor());
        return ResponseEntity.ok()
                .eTag(String.valueOf(page.version()))
                .body(CaseJson.CaseOut.of(page));
    }

    /** What may be the same matter, before it is merged or linked. */
    @GetMapping("/{number}/similar")
    List<CaseJson.SimilarOut> similar(@PathVariable String number) {
        Actor actor = current.requireActor();
        return similar.to(pages.of(number, actor), actor).stream()
                .map(CaseJson.SimilarOut::of)
                .toList();
    }

    @PostMapping("/{number}/actions/{action}")
    CaseJson.ActedOut act(
            @PathVariable String number,
            @PathVariable String action,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CaseJson.Act request) {
        return act(number, null, action, ifMatch, key, request);
    }

    @PostMapping("/{number}/assignments/{assignment}/actions/{action}")
    CaseJson.ActedOut actOnAssignment(
            @PathVariable String number,
            @PathVariable UUID assignment,
            @PathVariable String action,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CaseJson.Act request) {
        return act(number, assignment, action, ifMatch, key, request);
    }

    private CaseJson.ActedOut act(
            String number,
            @Nullable UUID assignment,
            String action,
            @Nullable String ifMatch,
            @Nullable String key,
            CaseJson.Act request) {
        Actor actor = current.requireActor();
        UUID id = pages.visible(number, actor);
        Step step =
                new Step(
                        id,
                        assignment,
                        action,
                        request.given(),
                        request.uploads(),
                        actor,
                        CaseHttp.version(ifMatch));
        if (key == null) {
            return acted(number, step);
        }
        return onceOnly.once(
                key,
                actor.id(),
                new Asked(id, assignment, action, request),
                CaseJson.ActedOut.class,
                () -> acted(number, step));
    }

    private record Asked(
            UUID caseId, @Nullable UUID assignment, String action, CaseJson.Act request) {}

    private CaseJson.ActedOut acted(String number, Step step) {
        CaseDesk.Acted acted = desk.act(step);
        return new CaseJson.ActedOut(number, acted.version(), acted.state());
    }

    @PostMapping("/{number}/reveal")
    ResponseEntity<Map<String, Object>> reveal(
            @PathVariable String number, @RequestBody CaseJson.Reason request) {
        Actor actor = current.requireActor();
        Map<String, Object> reporter =
                reveal.reveal(
                        pages.wholly(number, actor),
                        actor,
                        Objects.requireNonNullElse(request.reason(), ""));
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(reporter);
    }

    @GetMapping(path = "/{number}/attachments/{id}", produces = MediaType.ALL_VALUE)
    ResponseEntity<byte[]> attachment(@PathVariable String number, @PathVariable UUID id) {
        UUID caseId = pages.wholly(number, current.requireActor());
        return CaseHttp.download(
                attachments.content(caseId, id).orElseThrow(() -> new CaseNotFound(number)));
    }
}
