package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.ChannelEntry;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.platform.cases.ActionRefused;
import org.bancheng.platform.cases.Filed;
import org.bancheng.platform.cases.Filing;
import org.bancheng.platform.cases.Following;
import org.bancheng.platform.cases.UploadRefused;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.tenancy.InstallationSettings;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How a reporter brings a matter himself, and what he takes home. */
@Controller
class ReportController {
    private static final String CHANNEL = "channel";

    private final Pages pages;
    private final Configurations configurations;
    private final Wordings wordings;
    private final FormDoor door;
    private final InstallationSettings installation;

    ReportController(
            Pages pages,
            Configurations configurations,
            Wordings wordings,
            FormDoor door,
            InstallationSettings installation) {
        this.pages = pages;
        this.configurations = configurations;
        this.wordings = wordings;
        this.door = door;
        this.installation = installation;
    }

    @GetMapping("/{tenant}/report")
    String form(HttpServletRequest request, Model model) {
        return form(request, model, FormInput.empty());
    }

    @PostMapping("/{tenant}/report")
    String send(
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        TenantConfiguration configuration = configurations.current().configuration();
        ChannelEntry channel = channel(configuration, request);
        FormSpec form = configuration.lifecycle("case").openingForm(channel.id());
        FormInput input = FormInput.typed(typed);
        try {
            Filed filed =
                    door.file(
                            request,
                            input,
                            new Filing(
                                    channel.id(),
                                    Forms.inputs(form, input),
                                    Uploads.of(request),
                                    Following.REPORTER,
                                    null,
                                    null));
            Visit visit = Visit.of(request);
            visit.follow(filed.number(), filed.id());
            visit.keepReceipt(
                    filed.number(),
                    filed.secret(),
                    String.join("", input.of("subject")),
                    wordings.current().now());
            return "redirect:" + visit.at("/receipt");
        } catch (ActionRefused e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Wording wording = wordings.current();
            FormInput refused = Refusals.in(input, e.refusal(), form, wording);
            return form(request, model, Uploads.chooseAgain(request, form, refused, wording));
        } catch (UploadRefused e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(request, model, Uploads.refused(e, form, input, wordings.current()));
        } catch (FormDoor.Unclear e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return form(request, model, e.in(input, wordings.current(), model));
        }
    }

    @GetMapping("/{tenant}/receipt")
    String receipt(HttpServletRequest request, Model model) {
        Visit visit = Visit.of(request);
        Visit.Receipt receipt = visit.receipt().orElseThrow(NoSuchPage::new);
        model.addAttribute("page", pages.of(request, null, List.of()));
        model.addAttribute(
                "view",
                new ReceiptView(
                        receipt.number(),
                        ReceiptView.grouped(receipt.secret()),
                        receipt.subject(),
                        wordings.current().time(receipt.at()),
                        installation.publicUrl() + visit.at("/track")));
        return "portal/public/receipt";
    }

    private String form(HttpServletRequest request, Model model, FormInput input) {
        TenantConfiguration configuration = configurations.current().configuration();
        ChannelEntry channel = channel(configuration, request);
        FormSpec form = configuration.lifecycle("case").openingForm(channel.id());
        Wording wording = wordings.current();
        List<FieldView> fields = new Forms(configuration, wording).fields(form, "report-", input);
        model.addAttribute("page", pages.of(request, null, List.of()));
        model.addAttribute(
                "view",
                new ReportView(
                        channel.id(),
                        open(configuration).stream()
                                .map(
                                        one ->
                                                new ReportView.Way(
                                                        wording.of(one.label()),
                                                        Visit.of(request)
                                                                .at(
                                                                        "/report?"
                                                                                + CHANNEL
                                                                                + "="
                                                                                + one.id()),
                                                        one.equals(channel)))
                                .toList(),
                        fields,
                        ErrorLine.of(fields, input)));
        FormDoor.show(model);
        return "portal/public/report";
    }

    private static List<ChannelEntry> open(TenantConfiguration configuration) {
        return configuration.channels().stream().filter(ChannelEntry::open).toList();
    }

    /** The one that was chosen, or else the first; a county without any has no such page. */
    private static ChannelEntry channel(
            TenantConfiguration configuration, HttpServletRequest request) {
        String chosen = request.getParameter(CHANNEL);
        return open(configuration).stream()
                .filter(channel -> chosen == null || channel.id().equals(chosen))
                .findFirst()
                .orElseThrow(NoSuchPage::new);
    }
}
