package org.bancheng.platform.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.bancheng.engine.configuration.Appointment;
import org.bancheng.engine.configuration.CheckResult;
import org.bancheng.engine.configuration.FolderDiff;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.platform.configuration.Drafts.DraftFile;
import org.bancheng.platform.operations.OperationsProblems.ProblemView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** A county's configuration for programs of its administrators, as its pages have it for people. */
@RestController
@RequestMapping(
        path = "/{tenant}/api/v1/configuration",
        produces = MediaType.APPLICATION_JSON_VALUE)
class ConfigurationOfCounty {
    private final CountyConfiguration county;
    private final CountyPublications publications;
    private final CountySimulations simulations;

    ConfigurationOfCounty(
            CountyConfiguration county,
            CountyPublications publications,
            CountySimulations simulations) {
        this.county = county;
        this.publications = publications;
        this.simulations = simulations;
    }

    /**
     * @param leftOut whether the folder is to be without it
     * @param overtaken whether another was published since it was drafted
     */
    record ChangeOut(
            String path,
            long revision,
            boolean leftOut,
            boolean overtaken,
            String changedBy,
            OffsetDateTime changedAt) {}

    /**
     * @param kind gained, lost or changed: the same post, which may something else now
     * @param more what it may that it did not before: names, county, unit, merged, channels,
     *     secret, function or rules; with the units, channels, secrets or function that it is about
     */
    record PostOut(
            String kind,
            String username,
            String name,
            String post,
            String unit,
            Map<String, List<String>> more) {
        static List<PostOut> of(List<Appointment.Change> changes, Locale locale) {
            return changes.stream().map(change -> of(change, locale)).toList();
        }

        private static PostOut of(Appointment.Change change, Locale locale) {
            Appointment held = change.appointment();
            return new PostOut(
                    change.kind().name().toLowerCase(Locale.ROOT),
                    held.username(),
                    held.name(),
                    held.post().in(locale),
                    held.unit().in(locale),
                    more(change.more()));
        }

        private static Map<String, List<String>> more(Map<Appointment.Reach, Set<String>> more) {
            Map<String, List<String>> named = new TreeMap<>();
            more.forEach(
                    (reach, which) ->
                            named.put(
                                    reach.name().toLowerCase(Locale.ROOT),
                                    which.stream().sorted().toList()));
            return named;
        }
    }

    /**
     * @param inForce whether its version is in force nevertheless, and what follows from it can be
     *     finished
     */
    record FailureOut(OffsetDateTime at, String by, String reason, String why, boolean inForce) {}

    record JobOut(String kind, String state, OffsetDateTime at, @Nullable String remark) {}

    /**
     * @param version in force
     * @param seen to be sent along when the draft is published
     * @param problems of what would be published
     * @param warnings of what is probably not meant there
     * @param posts who gains or loses which post when it is published
     * @param job what was last done to the county
     * @param failures publications that failed since the last that did not
     */
    record ConfigurationOut(
            int version,
            String seen,
            List<ChangeOut> draft,
            List<ProblemView> problems,
            List<ProblemView> warnings,
            List<PostOut> posts,
            @Nullable JobOut job,
            List<FailureOut> failures) {}

    /**
     * @param text null: the draft leaves it out
     * @param revision in the draft; 0: the draft does not have it
     * @param base digest of the published file; null: there is none
     */
    record FileOut(String path, @Nullable String text, long revision, @Nullable String base) {}

    /**
     * @param leaveOut true, and no text: the folder is to be without the file
     */
    record FileIn(
            @Nullable String text,
            @Nullable Boolean leaveOut,
            @Nullable Long revision,
            @Nullable String base) {}

    /**
     * @param seen of the draft, as it was read
     * @param postsSeen true: who gains or loses which post is as it is meant
     */
    record PublishIn(@Nullable String reason, @Nullable String seen, @Nullable Boolean postsSeen) {}

    /**
     * @param current the version in force, as it was read
     * @param postsSeen true: who gains or loses which post is as it is meant
     */
    record RestoreIn(
            @Nullable String reason, @Nullable Integer current, @Nullable Boolean postsSeen) {}

    private static CountyPublications.Intent intent(
            @Nullable String reason, @Nullable Boolean postsSeen) {
        return new CountyPublications.Intent(
                Objects.requireNonNullElse(reason, ""), Boolean.TRUE.equals(postsSeen));
    }

    record DaysIn(@Nullable String from, @Nullable String until) {}

    /**
     * @param underWay cases and entries that go by it
     * @param postsChanged whether somebody gained or lost a post by it
     */
    record VersionOut(
            int version,
            OffsetDateTime publishedAt,
            String publishedBy,
            @Nullable String reason,
            long underWay,
            boolean postsChanged) {}

    /**
     * @param tooLong whether it differs in more than is told line by line
     */
    record FileDiffOut(String path, String kind, List<String> lines, boolean tooLong) {
        static List<FileDiffOut> of(FolderDiff diff) {
            return diff.files().stream()
                    .map(
                            file ->
                                    new FileDiffOut(
                                            file.path(),
                                            file.kind().name().toLowerCase(Locale.ROOT),
                                            file.lines(),
                                            file.tooLong()))
                    .toList();
        }
    }

    @GetMapping
    ConfigurationOut show(HttpServletRequest request) {
        Draft draft = county.draft();
        Wording wording = Language.of(request);
        List<String> overtaken = draft.overtaken();
        Overview.LastJob job = publications.lastJob(wording.locale());
        CheckResult checked = county.check(draft);
        return new ConfigurationOut(
                draft.version(),
                draft.seen(),
                draft.changes().stream().map(one -> change(one, overtaken)).toList(),
                views(checked.problems(), wording),
                views(checked.warnings(), wording),
                PostOut.of(draft.posts(), wording.locale()),
                job == null
                        ? null
                        : new JobOut(
                                job.kind(), job.state(), Language.atHome(job.at()), job.remark()),
                publications.failures(wording.locale()).stream()
                        .map(
                                one ->
                                        new FailureOut(
                                                Language.atHome(one.at()),
                                                one.by(),
                                                one.reason(),
                                                one.why(),
                                                one.inForce()))
                        .toList());
    }

    private static List<ProblemView> views(List<Problem> problems, Wording wording) {
        return problems.stream().map(problem -> ProblemView.of(problem, wording)).toList();
    }

    private static ChangeOut change(DraftFile change, List<String> overtaken) {
        return new ChangeOut(
                change.path(),
                change.revision(),
                change.content() == null,
                overtaken.contains(change.path()),
                change.changedBy(),
                Language.atHome(change.changedAt()));
    }

    @GetMapping("/draft/diff")
    List<FileDiffOut> diff() {
        return FileDiffOut.of(county.draft().diff());
    }

    @GetMapping("/files/{*path}")
    FileOut file(@PathVariable String path) {
        return file(named(path), county.draft());
    }

    /** The variable has the slash before it. */
    private static String named(String path) {
        return path.replaceFirst("^/", "");
    }

    private FileOut file(String path, Draft draft) {
        String text = county.text(draft, path).orElse(null);
        if (text == null && draft.change(path).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "文件夹里没有文本文件 " + path + "。");
        }
        return new FileOut(
                path,
                text,
                draft.change(path).map(DraftFile::revision).orElse(0L),
                draft.base(path));
    }

    @PutMapping("/files/{*path}")
    FileOut write(@PathVariable String path, @RequestBody FileIn file) {
        String named = named(path);
        if ((file.text() == null) != Boolean.TRUE.equals(file.leaveOut())) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "写文件要有 text；要去掉文件，写 leaveOut: true，不写 text。");
        }
        long revision = Objects.requireNonNullElse(file.revision(), 0L);
        county.write(named, file.text(), revision, file.base());
        Draft draft = county.draft();
        return new FileOut(
                named,
                county.text(draft, named).orElse(null),
                draft.change(named).map(DraftFile::revision).orElse(0L),
                draft.base(named));
    }

    /**
     * @param revision in the draft that the caller has seen
     */
    @DeleteMapping("/files/{*path}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable String path, @RequestParam(defaultValue = "0") long revision) {
        county.drop(named(path), revision);
    }

    @PostMapping("/simulate")
    ResponseEntity<SimulationView> simulate(
            @PathVariable String tenant, @RequestBody DaysIn body, HttpServletRequest request) {
        Simulations.Days days = SimulationController.days(body.from(), body.until());
        return SimulationController.accepted(
                "/" + tenant + "/api/v1/configuration/simulations/",
                simulations.begin(days.from(), days.until(), Language.of(request).locale()));
    }

    /** Those that are kept, the latest first, without their outcome. */
    @GetMapping("/simulations")
    List<SimulationView> simulations(HttpServletRequest request) {
        return simulations.list(Language.of(request).locale());
    }

    @GetMapping("/simulations/{simulation}")
    SimulationView simulation(@PathVariable UUID simulation, HttpServletRequest request) {
        return simulations
                .find(simulation, Language.of(request).locale())
                .orElseThrow(() -> new Simulations.UnknownSimulation(simulation));
    }

    /** Ends it where it is not over. */
    @DeleteMapping("/simulations/{simulation}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable UUID simulation) {
        if (!simulations.forget(simulation)) {
            throw new Simulations.UnknownSimulation(simulation);
        }
    }

    @PostMapping("/publish")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void publish(@RequestBody PublishIn body) {
        publications.publish(
                intent(body.reason(), body.postsSeen()),
                Objects.requireNonNullElse(body.seen(), ""));
    }

    /** Goes on with what a failed publication left undone. */
    @PostMapping("/finish")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void finish() {
        publications.finish();
    }

    /** The latest first: that one is in force. */
    @GetMapping("/versions")
    List<VersionOut> versions() {
        Map<Integer, Long> underWay = publications.underWay();
        return publications.versions().stream()
                .map(
                        one ->
                                new VersionOut(
                                        one.version(),
                                        Language.atHome(one.publishedAt()),
                                        one.publishedBy(),
                                        one.reason(),
                                        underWay.getOrDefault(one.version(), 0L),
                                        one.postsChanged()))
                .toList();
    }

    /** What a version changed against the one before. */
    @GetMapping("/versions/{version}")
    List<FileDiffOut> changed(@PathVariable int version) {
        return FileDiffOut.of(publications.changed(version));
    }

    /** Drafts what a former version has otherwise, to be changed before it is published again. */
    @PostMapping("/versions/{version}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void draft(@PathVariable int version) {
        county.draftFormer(version);
    }

    @PostMapping("/versions/{version}/restore")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void restore(@PathVariable int version, @RequestBody RestoreIn body) {
        publications.restore(
                version,
                intent(body.reason(), body.postsSeen()),
                Objects.requireNonNullElse(body.current(), 0));
    }
}
