package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Offer;
import org.bancheng.platform.cases.ActionRefused;
import org.bancheng.platform.cases.Attachments;
import org.bancheng.platform.cases.CaseChangedMeanwhile;
import org.bancheng.platform.cases.CaseDesk;
import org.bancheng.platform.cases.CasePage;
import org.bancheng.platform.cases.CasePages;
import org.bancheng.platform.cases.Reveal;
import org.bancheng.platform.cases.SimilarCases;
import org.bancheng.platform.cases.Step;
import org.bancheng.platform.cases.UploadRefused;
import org.bancheng.platform.documents.Documents;
import org.bancheng.platform.documents.Format;
import org.bancheng.platform.documents.NoSuchDocument;
import org.bancheng.platform.figures.CountedTables;
import org.bancheng.platform.identity.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A case for staff: everything about it, and every action their posts allow. */
@Controller
@RequestMapping("/{tenant}/staff/cases/{number}")
class CaseController {
    private final StaffPages pages;
    private final CurrentActor current;
    private final CasePages cases;
    private final CaseDesk desk;
    private final Reveal reveal;
    private final SimilarCases similar;
    private final Attachments attachments;
    private final Documents documents;
    private final CountedTables figures;
    private final Wordings wordings;

    CaseController(
            StaffPages pages,
            CurrentActor current,
            CasePages cases,
            CaseDesk desk,
            Reveal reveal,
            SimilarCases similar,
            Attachments attachments,
            Documents documents,
            CountedTables figures,
            Wordings wordings) {
        this.pages = pages;
        this.current = current;
        this.cases = cases;
        this.desk = desk;
        this.reveal = reveal;
        this.similar = similar;
        this.attachments = attachments;
        this.documents = documents;
        this.figures = figures;
        this.wordings = wordings;
    }

    /**
     * An action just tried in vain, to be shown again with what was typed.
     *
     * @param assignment null for an action on the case itself
     */
    record Tried(@Nullable UUID assignment, String action, FormInput input) {}

    @GetMapping
    String page(@PathVariable String number, HttpServletRequest request, Model model) {
        return show(number, null, Map.of(), List.of(), request, model);
    }

    @PostMapping("/actions/{action}")
    String act(
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam(required = false) @Nullable Long version,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return act(number, null, action, version, typed, request, response, model);
    }

    @PostMapping("/orders/{assignment}/actions/{action}")
    String act(
            @PathVariable String number,
            @PathVariable @Nullable UUID assignment,
            @PathVariable String action,
            @RequestParam(required = false) @Nullable Long version,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Actor actor = current.requireActor();
        CasePage page = cases.of(number, actor);
        FormInput input = FormInput.typed(typed);
        Wording wording = wordings.current();
        Optional<Offer> offered = offer(page, assignment, action);
        if (offered.isEmpty()) {
            return gone(page, action, version, input, request, response, model);
        }
        Offer offer = offered.get();
        FormSpec form = offer.form();
        try {
            desk.act(
                    new Step(
                            page.id(),
                            assignment,
                            action,
                            Forms.inputs(form, input),
                            Uploads.of(request),
                            actor,
                            version));
            Visit visit = Visit.of(request);
            visit.say("green", wording.say("case.done", wording.of(offer.label())));
            return "redirect:" + visit.at("/staff/cases/" + number);
        } catch (ActionRefused e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            input = Refusals.in(input, e.refusal(), form, wording);
            input = Uploads.chooseAgain(request, form, input, wording);
        } catch (UploadRefused e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            input = Uploads.refused(e, form, input, wording);
        } catch (CaseChangedMeanwhile _) {
            response.setStatus(HttpStatus.CONFLICT.value());
            input = input.refused(Map.of(), List.of(wording.say("case.conflict")));
        }
        return show(
                number, new Tried(assignment, action, input), Map.of(), List.of(), request, model);
    }

    @PostMapping("/reveal")
    String reveal(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Actor actor = current.requireActor();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            Map<String, Object> shown = reveal.reveal(cases.wholly(number, actor), actor, reason);
            return show(number, null, shown, List.of(), request, model);
        } catch (Reveal.ReasonMissing _) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            ErrorLine error =
                    new ErrorLine("reveal-reason", wordings.current().say("reveal.required"));
            return show(number, null, Map.of(), List.of(error), request, model);
        } catch (Reveal.NobodyToReveal _) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            ErrorLine error =
                    new ErrorLine("reveal-reason", wordings.current().say("reveal.nobody"));
            return show(number, null, Map.of(), List.of(error), request, model);
        }
    }

    @GetMapping("/files/{file}")
    ResponseEntity<byte[]> file(@PathVariable String number, @PathVariable UUID file) {
        UUID id = cases.wholly(number, current.requireActor());
        return Downloads.of(attachments.content(id, file).orElseThrow(NoSuchPage::new));
    }

    /** A form or letter, its format by its suffix; the reporter is masked as on the page. */
    @GetMapping("/documents/{document}")
    ResponseEntity<byte[]> document(
            @PathVariable String number,
            @PathVariable String document,
            @RequestParam(required = false) @Nullable UUID subject) {
        CasePage page = cases.of(number, current.requireActor());
        return made(page, PaperName.of(document), subject, Map.of());
    }

    /** With the reporter in clear, for those whose post allows it, with a reason that is kept. */
    @PostMapping("/documents/{document}")
    Object documentInClear(
            @PathVariable String number,
            @PathVariable String document,
            @RequestParam(required = false) @Nullable UUID subject,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        Actor actor = current.requireActor();
        CasePage page = cases.of(number, actor);
        PaperName name = PaperName.of(document);
        try {
            documents.require(page, name.document(), subject);
            return made(page, name, subject, reveal.reveal(page.id(), actor, reason));
        } catch (NoSuchDocument _) {
            throw new NoSuchPage();
        } catch (Reveal.ReasonMissing _) {
            Visit visit = Visit.of(request);
            visit.say("yellow", wordings.current().say("reveal.required"));
            return "redirect:" + visit.at("/staff/cases/" + number);
        } catch (Reveal.NobodyToReveal _) {
            Visit visit = Visit.of(request);
            visit.say("yellow", wordings.current().say("reveal.nobody"));
            return "redirect:" + visit.at("/staff/cases/" + number);
        }
    }

    /** As addresses name a paper: {@code work-form.pdf}. */
    private record PaperName(String document, Format format) {
        static PaperName of(String file) {
            int dot = file.lastIndexOf('.');
            return new PaperName(
                    file.substring(0, Math.max(0, dot)),
                    Format.of(file.substring(dot + 1)).orElseThrow(NoSuchPage::new));
        }
    }

    private ResponseEntity<byte[]> made(
            CasePage page, PaperName name, @Nullable UUID subject, Map<String, Object> revealed) {
        try {
            return Downloads.of(
                    documents.make(page, name.document(), subject, name.format(), revealed));
        } catch (NoSuchDocument _) {
            throw new NoSuchPage();
        }
    }

    /** Somebody was quicker, and what this person meant to do cannot be done any more. */
    private String gone(
            CasePage page,
            String action,
            @Nullable Long version,
            FormInput input,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (version == null || version == page.version()) {
            throw new NoSuchPage();
        }
        Wording wording = wordings.current();
        String label =
                page.configuration().lifecycles().values().stream()
                        .filter(lifecycle -> lifecycle.form(action).isPresent())
                        .map(lifecycle -> wording.of(lifecycle.actionLabel(action)))
                        .findFirst()
                        .orElseThrow(NoSuchPage::new);
        String typed = input.words();
        response.setStatus(HttpStatus.CONFLICT.value());
        Visit.of(request)
                .say(
                        "yellow",
                        typed.isEmpty()
                                ? wording.say("case.gone", label)
                                : wording.say("case.gone.typed", label, typed));
        return show(page.number(), null, Map.of(), List.of(), request, model);
    }

    /** An action that is not offered to this person does not exist for him. */
    private static Optional<Offer> offer(CasePage page, @Nullable UUID assignment, String action) {
        List<Offer> offers =
                assignment == null
                        ? page.offers()
                        : page.assignments().stream()
                                .filter(one -> one.id().equals(assignment))
                                .findFirst()
                                .orElseThrow(NoSuchPage::new)
                                .offers();
        return offers.stream().filter(offer -> offer.action().equals(action)).findFirst();
    }

    private String show(
            String number,
            @Nullable Tried tried,
            Map<String, Object> revealed,
            List<ErrorLine> revealErrors,
            HttpServletRequest request,
            Model model) {
        CasePage page = cases.of(number, current.requireActor());
        Visit visit = Visit.of(request);
        Wording wording = wordings.current();
        ReceiptView slip =
                visit.takeSlip(number)
                        .map(
                                secret ->
                                        new ReceiptView(
                                                number,
                                                ReceiptView.grouped(secret),
                                                page.subject(),
                                                wording.time(page.openedAt()),
                                                visit.at("/track")))
                        .orElse(null);
        model.addAttribute("page", surroundings(page, request));
        model.addAttribute("notice", visit.notice());
        CaseTies ties = new CaseTies(visit.at("/staff/cases"), wording);
        model.addAttribute("ties", ties.of(page));
        model.addAttribute("similar", ties.like(similar.to(page, current.requireActor())));
        model.addAttribute(
                "view",
                new CaseSheet(
                                page,
                                documents.of(page),
                                figures,
                                visit.at("/staff/cases/" + number),
                                wording)
                        .view(tried, revealed, revealErrors, slip));
        return "portal/staff/case";
    }

    /** An entry is read at the same address as a case, and belongs to its register. */
    private Page surroundings(CasePage page, HttpServletRequest request) {
        return page.configuration().lifecycle(page.type()).register().isPresent()
                ? pages.of(request, Visit.of(request).at("/staff/registers/" + page.type()))
                : pages.of(request);
    }
}
