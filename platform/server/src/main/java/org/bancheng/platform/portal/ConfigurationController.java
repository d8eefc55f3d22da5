package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.engine.configuration.WrittenTerm;
import org.bancheng.engine.lifecycle.TypedNumber;
import org.bancheng.platform.configuration.ConfigurationInvalid;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.configuration.Drafts;
import org.bancheng.platform.configuration.NothingPublished;
import org.bancheng.platform.operations.BusyCounty;
import org.bancheng.platform.operations.CountyConfiguration;
import org.bancheng.platform.operations.CountyPublications;
import org.bancheng.platform.operations.CountySimulations;
import org.bancheng.platform.operations.DraftRefused;
import org.bancheng.platform.operations.SimulationView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a county's administrators change its procedure: draft, check, try, publish, take back. */
@Controller
class ConfigurationController {
    private static final String ROOT = "/{tenant}/staff/configuration";
    private static final int MOST_ERRORS = 10;

    private final StaffPages pages;
    private final ConfigurationSheets sheets;
    private final CountyConfiguration county;
    private final CountyPublications publications;
    private final CountySimulations simulations;
    private final Wordings wordings;

    ConfigurationController(
            StaffPages pages,
            ConfigurationSheets sheets,
            CountyConfiguration county,
            CountyPublications publications,
            CountySimulations simulations,
            Wordings wordings) {
        this.pages = pages;
        this.sheets = sheets;
        this.county = county;
        this.publications = publications;
        this.simulations = simulations;
        this.wordings = wordings;
    }

    private ConfigurationSheet sheet(HttpServletRequest request) {
        return sheets.of(request, wordings.current());
    }

    private TermsSheet termsSheet(HttpServletRequest request) {
        return sheets.terms(request, wordings.current());
    }

    private String shown(HttpServletRequest request, Model model, String template, Object view) {
        model.addAttribute("page", pages.of(request));
        // a page that shows a part of itself anew leaves the notice to the next one
        boolean whole = request.getHeader("HX-Request") == null;
        model.addAttribute("notice", whole ? Visit.of(request).notice() : null);
        model.addAttribute("view", view);
        return "portal/staff/configuration/" + template;
    }

    @GetMapping(ROOT)
    String files(HttpServletRequest request, Model model) {
        return shown(
                request,
                model,
                "files",
                sheet(request).files(county.draft(), "", ConfigurationView.Refused.NOTHING));
    }

    @GetMapping(ROOT + "/terms")
    String terms(HttpServletRequest request, Model model) {
        return shown(
                request,
                model,
                "terms",
                termsSheet(request).terms(county.draft(), null, ConfigurationView.Refused.NOTHING));
    }

    /** One number, where it is written; the rest of the file stays as it is. */
    @PostMapping(ROOT + "/terms")
    String term(
            @RequestParam String file,
            @RequestParam int line,
            @RequestParam int column,
            @RequestParam String was,
            @RequestParam String amount,
            @RequestParam long revision,
            @RequestParam(required = false) @Nullable String base,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var seen = new CountyConfiguration.TermSeen(file, line, column, was);
        Refusal refusal =
                attempt(
                        () -> {
                            WrittenTerm term = county.change(seen, amount, revision, digest(base));
                            Wording wording = wordings.current();
                            Visit.of(request)
                                    .say(
                                            "green",
                                            wording.say(
                                                    "configuration.term.drafted",
                                                    wording.of(term.label()),
                                                    was,
                                                    TypedNumber.of(amount).toString()));
                        });
        if (refusal == null) {
            return "redirect:" + Visit.of(request).at("/staff/configuration/terms");
        }
        response.setStatus(refusal.status().value());
        var typed = new TermsSheet.TypedTerm(seen, amount, refusal.of("amount"));
        return shown(
                request,
                model,
                "terms",
                termsSheet(request).terms(county.draft(), typed, refusal.refused()));
    }

    /** Why something was not done, for whoever asked. */
    private record Refusal(HttpStatus status, ConfigurationView.Refused refused) {
        /** What is wrong with an input; null: nothing. */
        @Nullable String of(String input) {
            return input.equals(refused.input()) ? refused.errors().getFirst().message() : null;
        }
    }

    /** Null when it was done. */
    private @Nullable Refusal attempt(Runnable work) {
        Wording wording = wordings.current();
        try {
            work.run();
            return null;
        } catch (Drafts.DraftChangedMeanwhile e) {
            return refusal(
                    HttpStatus.CONFLICT, wording.say("configuration.changed-meanwhile", e.path()));
        } catch (BusyCounty e) {
            return refusal(HttpStatus.CONFLICT, wording.say("configuration.busy"));
        } catch (DraftRefused e) {
            DraftRefused.Input input = e.input();
            String name = input == null ? null : input.name().toLowerCase(Locale.ROOT);
            return new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new ConfigurationView.Refused(
                            name, List.of(new ErrorLine(name, wording.of(e.why())))));
        } catch (ConfigurationInvalid e) {
            return new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new ConfigurationView.Refused(
                            null,
                            e.problems().stream()
                                    .limit(MOST_ERRORS)
                                    .map(problem -> new ErrorLine(null, told(problem, wording)))
                                    .toList()));
        } catch (NothingPublished e) {
            throw new NoSuchPage();
        }
    }

    private static Refusal refusal(HttpStatus status, String why) {
        return new Refusal(
                status, new ConfigurationView.Refused(null, List.of(new ErrorLine(null, why))));
    }

    private static String told(Problem problem, Wording wording) {
        return "%s %d:%d %s"
                .formatted(
                        problem.file(),
                        problem.line(),
                        problem.column(),
                        wording.of(problem.message()));
    }

    /** Of a file that is not in force there is none, which a form says by an empty field. */
    private static @Nullable String digest(@Nullable String base) {
        return base == null || base.isBlank() ? null : base;
    }

    /** Without a path the units, which counties change most. */
    @GetMapping(ROOT + "/file")
    String file(
            @RequestParam(defaultValue = "units.yaml") String path,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Refusal refusal = attempt(() -> CountyConfiguration.requireName(path.strip()));
        if (refusal != null) {
            return misnamed(path, refusal, request, response, model);
        }
        return shown(
                request,
                model,
                "file",
                sheet(request).editor(county.draft(), path.strip(), null, null, List.of()));
    }

    /** Back where a new file is named. */
    private String misnamed(
            String path,
            Refusal refusal,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setStatus(refusal.status().value());
        return shown(
                request,
                model,
                "files",
                sheet(request).files(county.draft(), path, refusal.refused()));
    }

    /**
     * @param how save, leave-out, drop or keep; overwrite: save although somebody else did
     *     meanwhile
     * @param current what he saved, as the writer was shown it
     * @param fromDraft whether the writer goes on with the whole draft and not with this file
     */
    @PostMapping(ROOT + "/file")
    String write(
            @RequestParam String path,
            @RequestParam(name = "do") String how,
            @RequestParam(defaultValue = "") String text,
            @RequestParam long revision,
            @RequestParam(defaultValue = "0") long current,
            @RequestParam(required = false) @Nullable String base,
            @RequestParam(defaultValue = "false") boolean fromDraft,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Refusal refusal =
                attempt(
                        () -> {
                            switch (how) {
                                case "overwrite" -> county.write(path, text, current, digest(base));
                                case "save" -> county.write(path, text, revision, digest(base));
                                case "leave-out" ->
                                        county.write(path, null, revision, digest(base));
                                case "drop" -> county.drop(path, revision);
                                case "keep" -> county.keep(path, revision);
                                default -> throw new NoSuchPage();
                            }
                        });
        if (refusal == null) {
            Visit visit = Visit.of(request);
            Wording wording = wordings.current();
            String did = how.equals("overwrite") ? "save" : how;
            int wrong = did.equals("save") ? sheets.of(request, wording).wrong(path) : 0;
            if (wrong == 0) {
                visit.say("green", wording.say("configuration.did." + did, path));
            } else {
                visit.say("yellow", wording.say("configuration.did.save.wrong", path, wrong));
            }
            return "redirect:"
                    + visit.at(
                            fromDraft
                                    ? "/staff/configuration/draft"
                                    : "/staff/configuration/file?path="
                                            + ConfigurationFrame.inUrl(path));
        }
        if (refusal.of("path") != null) {
            return misnamed(path, refusal, request, response, model);
        }
        response.setStatus(refusal.status().value());
        boolean clash = refusal.status() == HttpStatus.CONFLICT && !text.isEmpty();
        return shown(
                request,
                model,
                "file",
                sheet(request)
                        .editor(
                                county.draft(),
                                path,
                                text.isEmpty() ? null : text,
                                clash ? revision : null,
                                refusal.refused().errors()));
    }

    @GetMapping(ROOT + "/draft")
    String draft(HttpServletRequest request, Model model) {
        return shown(
                request,
                model,
                "draft",
                sheet(request)
                        .draft(county.draft(), null, null, "", ConfigurationView.Refused.NOTHING));
    }

    /** Begins to try the draft on the cases that were opened between two days. */
    @PostMapping(ROOT + "/simulate")
    String simulate(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Wording wording = wordings.current();
        LocalDate first = day(from);
        LocalDate last = day(until);
        ErrorLine refused;
        try {
            if (first != null && last != null && !last.isBefore(first)) {
                SimulationView begun = simulations.begin(first, last, wording.locale());
                return "redirect:"
                        + Visit.of(request).at("/staff/configuration/simulations/" + begun.id());
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            refused = new ErrorLine("simulate-from", wording.say("configuration.simulate.days"));
        } catch (ConfigurationInvalid e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            refused = new ErrorLine(null, wording.say("configuration.unsound"));
        } catch (BusyCounty e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            refused = new ErrorLine(null, wording.say("configuration.simulate.busy"));
        }
        return shown(
                request,
                model,
                "draft",
                sheet(request)
                        .draft(
                                county.draft(),
                                first,
                                last,
                                "",
                                new ConfigurationView.Refused(null, List.of(refused))));
    }

    /** How far a simulation is, and what came of it. */
    @GetMapping(ROOT + "/simulations/{simulation}")
    String simulation(@PathVariable UUID simulation, HttpServletRequest request, Model model) {
        SimulationView seen =
                simulations
                        .find(simulation, wordings.current().locale())
                        .orElseThrow(NoSuchPage::new);
        return shown(
                request,
                model,
                "simulation",
                sheets.simulation(request, wordings.current()).simulation(seen));
    }

    @PostMapping(ROOT + "/simulations/{simulation}")
    String forget(@PathVariable UUID simulation, HttpServletRequest request) {
        if (!simulations.forget(simulation)) {
            throw new NoSuchPage();
        }
        Visit visit = Visit.of(request);
        visit.say("green", wordings.current().say("configuration.simulation.forgotten"));
        return "redirect:" + visit.at("/staff/configuration/draft");
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            LocalDate day = LocalDate.parse(Objects.requireNonNullElse(text, ""));
            return day.getYear() < 1949 || day.getYear() > 2999 ? null : day;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /**
     * @param posts whether he ticked that he has seen who gains or loses which post
     */
    @PostMapping(ROOT + "/draft")
    String publish(
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "false") boolean posts,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Refusal refusal =
                attempt(
                        () ->
                                publications.publish(
                                        new CountyPublications.Intent(reason, posts), seen));
        if (refusal == null) {
            return "redirect:" + Visit.of(request).at("/staff/configuration");
        }
        response.setStatus(refusal.status().value());
        return shown(
                request,
                model,
                "draft",
                sheet(request)
                        .draft(
                                county.draft(),
                                null,
                                null,
                                reason,
                                refusal.refused().at("publish-")));
    }

    /** Begins the file that carries over what is under way by these versions. */
    @PostMapping(ROOT + "/transition")
    String transition(
            @RequestParam(defaultValue = "") Set<Integer> versions,
            @RequestParam(defaultValue = "") String seen,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Refusal refusal = attempt(() -> county.draftTransition(versions, seen));
        if (refusal == null) {
            Visit visit = Visit.of(request);
            visit.say("green", wordings.current().say("configuration.did.save", "transition.yaml"));
            return "redirect:" + visit.at("/staff/configuration/file?path=transition.yaml");
        }
        response.setStatus(refusal.status().value());
        return shown(
                request,
                model,
                "draft",
                sheet(request).draft(county.draft(), null, null, "", refusal.refused()));
    }

    /** Goes on with what a failed publication left undone. */
    @PostMapping(ROOT + "/finish")
    String finish(HttpServletRequest request, HttpServletResponse response, Model model) {
        Refusal refusal = attempt(publications::finish);
        if (refusal == null) {
            return "redirect:" + Visit.of(request).at("/staff/configuration");
        }
        response.setStatus(refusal.status().value());
        return shown(
                request,
                model,
                "draft",
                sheet(request).draft(county.draft(), null, null, "", refusal.refused()));
    }

    @GetMapping(ROOT + "/versions/{version}")
    String version(@PathVariable int version, HttpServletRequest request, Model model) {
        return shown(
                request,
                model,
                "version",
                version(version, "", ConfigurationView.Refused.NOTHING, request));
    }

    private ConfigurationView.VersionPage version(
            int version,
            String reason,
            ConfigurationView.Refused refused,
            HttpServletRequest request) {
        Configurations.Version known =
                publications.versions().stream()
                        .filter(one -> one.version() == version)
                        .findFirst()
                        .orElseThrow(NoSuchPage::new);
        return sheet(request)
                .version(
                        known,
                        publications.changed(version),
                        publications.posts(version),
                        reason,
                        refused);
    }

    /** Puts what a former version has otherwise into the draft. */
    @PostMapping(ROOT + "/versions/{version}/draft")
    String draftFormer(
            @PathVariable int version,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Refusal refusal = attempt(() -> county.draftFormer(version));
        if (refusal == null) {
            Visit visit = Visit.of(request);
            visit.say("green", wordings.current().say("configuration.restore.drafted", version));
            return "redirect:" + visit.at("/staff/configuration/draft");
        }
        response.setStatus(refusal.status().value());
        return shown(request, model, "version", version(version, "", refusal.refused(), request));
    }

    /**
     * @param posts as for publishing
     */
    @PostMapping(ROOT + "/versions/{version}")
    String restore(
            @PathVariable int version,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "0") int current,
            @RequestParam(defaultValue = "false") boolean posts,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Refusal refusal =
                attempt(
                        () ->
                                publications.restore(
                                        version,
                                        new CountyPublications.Intent(reason, posts),
                                        current));
        if (refusal == null) {
            return "redirect:" + Visit.of(request).at("/staff/configuration");
        }
        response.setStatus(refusal.status().value());
        return shown(
                request,
                model,
                "version",
                version(version, reason, refusal.refused().at("restore-"), request));
    }
}
