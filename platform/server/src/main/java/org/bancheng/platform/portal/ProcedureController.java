package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.ClockRule;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.drawing.LifecyclePicture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The county's procedures, as they are in force or were, for everybody who works by them. */
@Controller
class ProcedureController {
    private static final String CASE = "case";

    private final StaffPages pages;
    private final Configurations configurations;
    private final Wordings wordings;

    ProcedureController(StaffPages pages, Configurations configurations, Wordings wordings) {
        this.pages = pages;
        this.configurations = configurations;
        this.wordings = wordings;
    }

    @GetMapping("/{tenant}/staff/procedures")
    String first(HttpServletRequest request, Model model) {
        return show(CASE, null, null, request, model);
    }

    /**
     * @param at the state that something is in, marked in the picture
     * @param version the one that it goes by; null: what is in force
     */
    @GetMapping("/{tenant}/staff/procedures/{type}")
    String show(
            @PathVariable String type,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable Integer version,
            HttpServletRequest request,
            Model model) {
        int current = configurations.currentVersion();
        int shown = version == null ? current : version;
        if (shown < 1 || shown > current) {
            throw new NoSuchPage();
        }
        TenantConfiguration county = configurations.version(shown);
        Lifecycle lifecycle = county.lifecycles().get(type);
        if (lifecycle == null) {
            throw new NoSuchPage();
        }
        model.addAttribute("page", pages.of(request));
        model.addAttribute(
                "view",
                new Drawn(county, lifecycle, wordings.current())
                        .view(
                                Visit.of(request).at("/staff/procedures/"),
                                shown == current ? null : shown,
                                current,
                                at));
        return "portal/staff/procedure";
    }

    /** One procedure in the reader's words. */
    private record Drawn(
            TenantConfiguration county,
            Lifecycle lifecycle,
            ProcedureWords words,
            Wording wording) {

        Drawn(TenantConfiguration county, Lifecycle lifecycle, Wording wording) {
            this(county, lifecycle, new ProcedureWords(county, lifecycle, wording), wording);
        }

        /**
         * @param former the version that it shows; null: what is in force
         */
        ProcedureView view(
                String root, @Nullable Integer former, int current, @Nullable String at) {
            return new ProcedureView(
                    wording.of(lifecycle.label()),
                    former == null
                            ? wording.say("procedure.title")
                            : wording.say("procedure.former", former, current),
                    county.lifecycles().values().stream()
                            .map(
                                    one ->
                                            new ProcedureView.Tab(
                                                    wording.of(one.label()),
                                                    root
                                                            + one.type()
                                                            + (former == null
                                                                    ? ""
                                                                    : "?version=" + former),
                                                    one.type().equals(lifecycle.type())))
                            .toList(),
                    LifecyclePicture.svg(lifecycle, wording::of, at),
                    lifecycle.definition().actions().values().stream().map(this::step).toList(),
                    lifecycle.definition().clocks().stream().map(this::term).toList());
        }

        private ProcedureView.StepRow step(Action action) {
            return new ProcedureView.StepRow(
                    wording.of(action.label()),
                    words.states(action.from()),
                    action.to() == null ? null : words.state(action.to()),
                    words.doers(action),
                    clause(action.basis()));
        }

        private @Nullable ClauseView clause(String id) {
            return ClauseView.of(id, county.clauses(), wording);
        }

        private ProcedureView.TermRow term(ClockRule clock) {
            return new ProcedureView.TermRow(
                    wording.of(clock.label()),
                    words.triggers(clock.from()),
                    words.triggers(clock.until()),
                    clock.lengths().stream()
                            .map(row -> words.length(row.length()))
                            .distinct()
                            .collect(Collectors.joining(" / ")),
                    clause(clock.basis()));
        }
    }
}
