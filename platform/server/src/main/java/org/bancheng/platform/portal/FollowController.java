package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Offer;
import org.bancheng.platform.cases.ActionRefused;
import org.bancheng.platform.cases.CaseDesk;
import org.bancheng.platform.cases.CaseNotFound;
import org.bancheng.platform.cases.FollowPage;
import org.bancheng.platform.cases.Following;
import org.bancheng.platform.cases.Step;
import org.bancheng.platform.cases.TooManyGuesses;
import org.bancheng.platform.cases.UploadRefused;
import org.bancheng.platform.configuration.Configurations;
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
import org.springframework.web.bind.annotation.RequestParam;

/** How a reporter follows his case and acts on it, by number and secret. */
@Controller
class FollowController {
    private final Pages pages;
    private final Wordings wordings;
    private final Configurations configurations;
    private final Following following;
    private final CaseDesk desk;

    FollowController(
            Pages pages,
            Wordings wordings,
            Configurations configurations,
            Following following,
            CaseDesk desk) {
        this.pages = pages;
        this.wordings = wordings;
        this.configurations = configurations;
        this.following = following;
        this.desk = desk;
    }

    @GetMapping("/{tenant}/track")
    String ask(HttpServletRequest request, Model model) {
        Visit visit = Visit.of(request);
        return visit.followedNumber()
                .map(number -> "redirect:" + visit.at("/track/" + number))
                .orElseGet(() -> ask(request, model, FormInput.empty()));
    }

    @PostMapping("/{tenant}/track")
    String open(
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        FormInput input = FormInput.typed(typed);
        String number = Following.numberMeant(String.join("", input.of("number")));
        try {
            UUID id =
                    following.open(
                            number, String.join("", input.of("secret")), request.getRemoteAddr());
            Visit visit = Visit.of(request);
            request.getSession(true);
            request.changeSessionId();
            visit.follow(number, id);
            return "redirect:" + visit.at("/track/" + number);
        } catch (CaseNotFound _) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return ask(request, model, wrong(input, wordings.current().say("track.wrong")));
        } catch (TooManyGuesses e) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, "900");
            Wording wording = wordings.current();
            return ask(
                    request,
                    model,
                    wrong(input, wording.say("track.shut", wording.time(e.until()))));
        }
    }

    @GetMapping("/{tenant}/track/{number}")
    String page(@PathVariable String number, HttpServletRequest request, Model model) {
        Visit visit = Visit.of(request);
        return visit.following(number)
                .map(id -> show(id, request, model, null, FormInput.empty()))
                .orElseGet(() -> "redirect:" + visit.at("/track"));
    }

    @PostMapping("/{tenant}/track/{number}/actions/{action}")
    String act(
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Visit visit = Visit.of(request);
        UUID id = visit.following(number).orElse(null);
        if (id == null) {
            return "redirect:" + visit.at("/track");
        }
        Optional<Offer> offered =
                following.page(id).offers().stream()
                        .filter(one -> one.action().equals(action))
                        .findFirst();
        if (offered.isEmpty()) {
            visit.say("yellow", wordings.current().say("track.gone"));
            return "redirect:" + visit.at("/track/" + number);
        }
        Offer offer = offered.get();
        FormSpec form = offer.form();
        FormInput input = FormInput.typed(typed);
        Wording wording = wordings.current();
        try {
            desk.act(
                    new Step(
                            id,
                            null,
                            action,
                            Forms.inputs(form, input),
                            Uploads.of(request),
                            Following.REPORTER,
                            null));
            visit.say("green", wording.say("track.done", wording.of(offer.label())));
            return "redirect:" + visit.at("/track/" + number);
        } catch (ActionRefused e) {
            if (!offer.allowed()) {
                // its form is not on the page, so the reason stands above
                visit.say("yellow", wording.of(e.refusal().message()));
                return "redirect:" + visit.at("/track/" + number);
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            input = Refusals.in(input, e.refusal(), form, wording);
            input = Uploads.chooseAgain(request, form, input, wording);
            return show(id, request, model, action, input);
        } catch (UploadRefused e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(id, request, model, action, Uploads.refused(e, form, input, wording));
        }
    }

    @GetMapping("/{tenant}/track/{number}/files/{file}")
    ResponseEntity<byte[]> file(
            @PathVariable String number, @PathVariable UUID file, HttpServletRequest request) {
        UUID id = Visit.of(request).following(number).orElseThrow(NoSuchPage::new);
        return Downloads.of(following.file(id, file).orElseThrow(NoSuchPage::new));
    }

    @PostMapping("/{tenant}/track/leave")
    String leave(HttpServletRequest request) {
        Visit visit = Visit.of(request);
        visit.leave();
        return "redirect:" + visit.at("/track");
    }

    private String show(
            UUID id,
            HttpServletRequest request,
            Model model,
            @Nullable String tried,
            FormInput input) {
        FollowPage page = following.page(id);
        Visit visit = Visit.of(request);
        model.addAttribute("page", pages.of(request, null, List.of()));
        model.addAttribute(
                "view",
                new TrackPages(page, visit.at("/track/" + page.number()), wordings.current())
                        .view(tried, input));
        model.addAttribute("notice", visit.notice());
        return "portal/public/track";
    }

    private String ask(HttpServletRequest request, Model model, FormInput input) {
        Wording wording = wordings.current();
        List<FieldView> fields =
                List.of(
                        line(
                                "number",
                                wording.say(
                                        "track.number.example",
                                        HomeView.example(configurations.current().configuration())),
                                input,
                                wording),
                        line("secret", wording.say("track.secret.hint"), input, wording));
        model.addAttribute("page", pages.of(request, null, List.of()));
        model.addAttribute("view", new FollowView(fields, ErrorLine.of(fields, input)));
        return "portal/public/follow";
    }

    /** The secret is never sent back to the page. */
    private static FieldView line(String name, String hint, FormInput input, Wording wording) {
        String value = name.equals("secret") ? "" : String.join("", input.of(name));
        return new FieldView(
                name,
                name,
                wording.say("track." + name),
                "text",
                true,
                false,
                true,
                40,
                hint,
                value,
                List.of(),
                null);
    }

    private static FormInput wrong(FormInput input, String message) {
        return input.refused(Map.of(), List.of(message));
    }
}
