package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.bancheng.platform.identity.CurrentActor;
import org.bancheng.platform.operations.Overview;
import org.bancheng.platform.tenancy.Tenant.State;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page after signing in to the platform: how every county stands. */
@Controller
class PlatformController {
    private final PlatformPages pages;
    private final CurrentActor current;
    private final Overview overview;
    private final Wordings wordings;

    PlatformController(
            PlatformPages pages, CurrentActor current, Overview overview, Wordings wordings) {
        this.pages = pages;
        this.current = current;
        this.overview = overview;
        this.wordings = wordings;
    }

    @GetMapping({Page.PLATFORM, Page.PLATFORM + "/"})
    String home(HttpServletRequest request, Model model) {
        if (!current.requirePlatformUser().isOperator()) {
            return "redirect:" + Page.PLATFORM + "/search";
        }
        Wording wording = wordings.current();
        List<Overview.County> counties = overview.counties(wording.locale());
        model.addAttribute("page", pages.of(request));
        model.addAttribute(
                "view",
                new PlatformView(
                        counties.stream().map(county -> row(county, wording)).toList(),
                        counties.stream()
                                .filter(county -> county.tenant().state() == State.BROKEN)
                                .map(county -> row(county, wording))
                                .toList(),
                        overview.jobs(wording.locale()).stream()
                                .map(job -> job(job, wording))
                                .toList()));
        return "portal/platform/home";
    }

    private static PlatformView.County row(Overview.County county, Wording wording) {
        String id = county.tenant().id().value();
        State state = county.tenant().state();
        Integer version = county.configurationVersion();
        Overview.LastJob last = county.lastJob();
        return new PlatformView.County(
                id,
                wording.of(county.tenant().displayName()),
                state == State.ACTIVE ? "/" + id + "/" : null,
                wording.say("platform.state." + state.name().toLowerCase(Locale.ROOT)),
                tone(state),
                county.reason(),
                version == null ? null : wording.say("platform.version", version),
                county.exportedAt() == null ? null : wording.time(county.exportedAt()),
                last == null ? null : job(last, wording));
    }

    private static PlatformView.Job job(Overview.LastJob job, Wording wording) {
        return new PlatformView.Job(
                job.tenant(),
                wording.say("platform.job." + job.kind()),
                wording.say("platform.job.state." + job.state()),
                switch (job.state()) {
                    case "done" -> "green";
                    case "failed" -> "red";
                    case "waiting" -> "yellow";
                    default -> "act";
                },
                wording.time(job.at()),
                job.remark());
    }

    private static String tone(State state) {
        return switch (state) {
            case ACTIVE -> "green";
            case ONBOARDING -> "act";
            case SUSPENDED -> "yellow";
            case BROKEN -> "red";
        };
    }
}
