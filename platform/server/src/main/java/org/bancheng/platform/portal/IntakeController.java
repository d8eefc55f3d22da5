package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.ChannelEntry;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Holding;
import org.bancheng.platform.cases.ActionRefused;
import org.bancheng.platform.cases.EarlierCases;
import org.bancheng.platform.cases.Filed;
import org.bancheng.platform.cases.Filing;
import org.bancheng.platform.cases.UploadRefused;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.identity.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How staff take a matter in, by the form of their channel. */
@Controller
class IntakeController {
    private final StaffPages pages;
    private final Configurations configurations;
    private final CurrentActor current;
    private final FormDoor door;
    private final EarlierCases earlier;
    private final Wordings wordings;

    IntakeController(
            StaffPages pages,
            Configurations configurations,
            CurrentActor current,
            FormDoor door,
            EarlierCases earlier,
            Wordings wordings) {
        this.pages = pages;
        this.configurations = configurations;
        this.current = current;
        this.door = door;
        this.earlier = earlier;
        this.wordings = wordings;
    }

    @GetMapping("/{tenant}/staff/intake")
    String form(
            @RequestParam(required = false) @Nullable String channel,
            HttpServletRequest request,
            Model model) {
        return form(channel, FormInput.empty(), null, request, model);
    }

    @PostMapping("/{tenant}/staff/intake")
    String file(
            @RequestParam String channel,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Actor actor = current.requireActor();
        TenantConfiguration configuration = configurations.current().configuration();
        ChannelEntry taken = mine(configuration, actor, channel);
        FormSpec form = configuration.lifecycle("case").openingForm(taken.id());
        FormInput input = FormInput.typed(typed);
        try {
            Filed filed =
                    door.file(
                            request,
                            input,
                            new Filing(
                                    taken.id(),
                                    Forms.inputs(form, input),
                                    Uploads.of(request),
                                    actor,
                                    intakeUnit(actor, taken),
                                    null));
            Visit visit = Visit.of(request);
            visit.keepSlip(filed.number(), filed.secret());
            return "redirect:" + visit.at("/staff/cases/" + filed.number());
        } catch (ActionRefused e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Wording wording = wordings.current();
            FormInput refused = Refusals.in(input, e.refusal(), form, wording);
            return form(
                    taken.id(),
                    Uploads.chooseAgain(request, form, refused, wording),
                    null,
                    request,
                    model);
        } catch (UploadRefused e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(
                    taken.id(),
                    Uploads.refused(e, form, input, wordings.current()),
                    null,
                    request,
                    model);
        } catch (FormDoor.Unclear e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return form(taken.id(), e.in(input, wordings.current(), model), null, request, model);
        }
    }

    /** Looks for the same matter before it is filed twice; posted, since addresses are logged. */
    @PostMapping("/{tenant}/staff/intake/likely")
    String likely(
            @RequestParam String channel,
            @RequestParam(name = "reporter-phone", defaultValue = "") String phone,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            Model model) {
        Wording wording = wordings.current();
        String cases = Visit.of(request).at("/staff/cases/");
        FieldTexts texts = new FieldTexts(configurations.current().configuration(), wording);
        List<Likely> found =
                phone.isBlank()
                        ? List.of()
                        : earlier.ofPhone(phone, current.requireActor()).stream()
                                .map(
                                        one ->
                                                new Likely(
                                                        one.number(),
                                                        cases + one.number(),
                                                        one.subject(),
                                                        texts.state("case", one.state()),
                                                        wording.time(one.openedAt()),
                                                        wording.say("likely.phone")))
                                .toList();
        return form(channel, FormInput.typed(typed), found, request, model);
    }

    private String form(
            @Nullable String wanted,
            FormInput input,
            @Nullable List<Likely> likely,
            HttpServletRequest request,
            Model model) {
        Actor actor = current.requireActor();
        TenantConfiguration configuration = configurations.current().configuration();
        ChannelEntry channel = mine(configuration, actor, wanted);
        Wording wording = wordings.current();
        FormSpec form = configuration.lifecycle("case").openingForm(channel.id());
        List<FieldView> fields = new Forms(configuration, wording).fields(form, "intake-", input);
        model.addAttribute("page", pages.of(request));
        model.addAttribute(
                "view",
                new IntakeView(
                        StaffPages.channels(configuration, actor.posts()).stream()
                                .map(
                                        one ->
                                                new IntakeView.Channel(
                                                        one.id(),
                                                        wording.of(one.label()),
                                                        "?channel=" + one.id(),
                                                        one.id().equals(channel.id())))
                                .toList(),
                        channel.id(),
                        ClauseView.of(channel.basis(), configuration.clauses(), wording),
                        fields,
                        ErrorLine.of(fields, input),
                        likely));
        FormDoor.show(model);
        return "portal/staff/intake";
    }

    /**
     * His own channel, the first one where he named none; a person without any has no such page.
     */
    private static ChannelEntry mine(
            TenantConfiguration configuration, Actor actor, @Nullable String wanted) {
        return StaffPages.channels(configuration, actor.posts()).stream()
                .filter(channel -> wanted == null || channel.id().equals(wanted))
                .findFirst()
                .orElseThrow(NoSuchPage::new);
    }

    /** The unit where he holds the post that takes this channel. */
    private static String intakeUnit(Actor actor, ChannelEntry channel) {
        return actor.holdings().stream()
                .filter(held -> channel.takenBy().contains(held.post()))
                .map(Holding::unit)
                .findFirst()
                .orElseThrow(NoSuchPage::new);
    }
}
