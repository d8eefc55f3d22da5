package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.Offer;
import org.bancheng.platform.cases.ActionRefused;
import org.bancheng.platform.cases.NoSuchRegister;
import org.bancheng.platform.cases.Registers;
import org.bancheng.platform.cases.Upload;
import org.bancheng.platform.cases.UploadRefused;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.identity.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The county's registers: their entries, and the form that makes one. */
@Controller
class RegisterController {
    private static final int SIZE = 20;

    private final StaffPages pages;
    private final Configurations configurations;
    private final CurrentActor current;
    private final Registers registers;
    private final FormDoor door;
    private final Wordings wordings;

    RegisterController(
            StaffPages pages,
            Configurations configurations,
            CurrentActor current,
            Registers registers,
            FormDoor door,
            Wordings wordings) {
        this.pages = pages;
        this.configurations = configurations;
        this.current = current;
        this.registers = registers;
        this.door = door;
        this.wordings = wordings;
    }

    /** The first of his own registers, or the first there is. */
    @GetMapping("/{tenant}/staff/registers")
    String first(
            @RequestParam(required = false) @Nullable String page,
            HttpServletRequest request,
            Model model) {
        List<Lifecycle> own = registers.of(current.requireActor());
        return list(
                (own.isEmpty() ? registers.all() : own)
                        .stream().findFirst().orElseThrow(NoSuchPage::new).type(),
                page,
                request,
                model);
    }

    @GetMapping("/{tenant}/staff/registers/{type}")
    String list(
            @PathVariable String type,
            @RequestParam(required = false) @Nullable String page,
            HttpServletRequest request,
            Model model) {
        Actor actor = current.requireActor();
        Lifecycle register = named(type);
        Visit visit = Visit.of(request);
        Wording wording = wordings.current();
        Registers.Page found = registers.entries(type, actor, Pager.asked(page), SIZE);
        String root = visit.at("/staff/registers/");
        model.addAttribute("page", pages.of(request));
        model.addAttribute("notice", visit.notice());
        model.addAttribute(
                "view",
                new RegisterView(
                        wording.of(register.label()),
                        tabs(type, visit, wording),
                        register.openingOffer("", actor).allowed() ? root + type + "/new" : null,
                        new EntryRows(
                                        configurations.current().configuration(),
                                        visit.at("/staff/cases"),
                                        wording)
                                .of(found.rows()),
                        Pager.of(found.page(), SIZE, found.total(), to -> "?page=" + to)));
        return "portal/staff/register";
    }

    /** The registers, and what else is shown to all staff. */
    private List<RegisterView.Tab> tabs(String here, Visit visit, Wording wording) {
        Stream<RegisterView.Tab> books =
                registers.all().stream()
                        .map(
                                one ->
                                        new RegisterView.Tab(
                                                wording.of(one.label()),
                                                visit.at("/staff/registers/" + one.type()),
                                                one.type().equals(here)));
        Stream<RegisterView.Tab> pieces =
                registers.shownToStaff().stream()
                        .map(
                                one ->
                                        new RegisterView.Tab(
                                                wording.of(one.label()),
                                                visit.at("/published?type=" + one.type()),
                                                false));
        return Stream.concat(books, pieces).toList();
    }

    @GetMapping("/{tenant}/staff/registers/{type}/new")
    String form(@PathVariable String type, HttpServletRequest request, Model model) {
        return form(named(type), FormInput.empty(), request, model);
    }

    private record Sent(String type, Map<String, Object> inputs, List<Upload> uploads) {}

    private record Made(String number) {}

    @PostMapping("/{tenant}/staff/registers/{type}/new")
    String enter(
            @PathVariable String type,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Lifecycle register = named(type);
        Actor actor = current.requireActor();
        FormSpec form = register.openingForm("");
        FormInput input = FormInput.typed(typed);
        Wording wording = wordings.current();
        try {
            Sent sent = new Sent(type, Forms.inputs(form, input), Uploads.of(request));
            Made made =
                    door.once(
                            request,
                            input,
                            sent,
                            Made.class,
                            () ->
                                    new Made(
                                            registers.enter(
                                                    type, sent.inputs(), sent.uploads(), actor)));
            Visit visit = Visit.of(request);
            visit.say("green", wording.say("register.made", wording.of(register.label())));
            return "redirect:" + visit.at("/staff/cases/" + made.number());
        } catch (ActionRefused e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            FormInput refused = Refusals.in(input, e.refusal(), form, wording);
            input = Uploads.chooseAgain(request, form, refused, wording);
        } catch (UploadRefused e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            input = Uploads.refused(e, form, input, wording);
        } catch (FormDoor.Unclear e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            input = e.in(input, wording, model);
        }
        return form(register, input, request, model);
    }

    private String form(
            Lifecycle register, FormInput input, HttpServletRequest request, Model model) {
        Offer opening = registers.opening(register, current.requireActor());
        if (!opening.allowed()) {
            throw new NoSuchPage();
        }
        Wording wording = wordings.current();
        var configuration = configurations.current().configuration();
        List<FieldView> fields = new Forms(configuration, wording).fields(opening, "entry-", input);
        String list = Visit.of(request).at("/staff/registers/" + register.type());
        model.addAttribute("page", pages.of(request));
        model.addAttribute(
                "view",
                new EntryFormView(
                        wording.of(register.label()),
                        list,
                        list + "/new",
                        ClauseView.of(opening.basis(), configuration.clauses(), wording),
                        fields,
                        ErrorLine.of(fields, input)));
        FormDoor.show(model);
        return "portal/staff/entry";
    }

    private Lifecycle named(String type) {
        try {
            return registers.named(type);
        } catch (NoSuchRegister _) {
            throw new NoSuchPage();
        }
    }
}
