package org.bancheng.platform.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.bancheng.engine.configuration.Appointment;
import org.bancheng.engine.configuration.CheckResult;
import org.bancheng.engine.configuration.ConfigurationFolder;
import org.bancheng.engine.configuration.FolderDiff;
import org.bancheng.engine.configuration.FolderDiff.FileDiff;
import org.bancheng.engine.configuration.HolidayTable;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.WrittenTerm;
import org.bancheng.engine.document.DocumentTemplate;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.platform.cases.Transitions;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.configuration.Drafts.DraftFile;
import org.bancheng.platform.operations.CountyConfiguration;
import org.bancheng.platform.operations.CountyPublications;
import org.bancheng.platform.operations.CountySimulations;
import org.bancheng.platform.operations.Draft;
import org.bancheng.platform.operations.Overview;
import org.bancheng.platform.operations.SimulationOutcome;
import org.bancheng.platform.operations.SimulationView;
import org.jspecify.annotations.Nullable;

/** Says a county's configuration and what is drafted of it in its administrators' words. */
final class ConfigurationSheet {
    private static final String TRANSITION = "transition.yaml";
    private static final int DAYS_BACK = 90;
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final CountyConfiguration county;
    private final CountyPublications publications;
    private final CountySimulations simulations;
    private final String root;
    private final Wording wording;
    private final TenantConfiguration inForce;
    private final PostsSheet posts;

    ConfigurationSheet(
            CountyConfiguration county,
            CountyPublications publications,
            CountySimulations simulations,
            PostsSheet posts,
            String root,
            Wording wording) {
        this.county = county;
        this.publications = publications;
        this.simulations = simulations;
        this.posts = posts;
        this.root = root;
        this.wording = wording;
        this.inForce = county.inForce();
    }

    static String inUrl(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What is over is told on the list of files alone. */
    private ConfigurationView around(String here, Draft draft) {
        ConfigurationView.Job job = job();
        return around(here, draft, job == null || job.over() ? null : job);
    }

    private ConfigurationView around(
            String here, Draft draft, ConfigurationView.@Nullable Job job) {
        Configurations.Version latest = publications.versions().getFirst();
        List<CountyPublications.Failure> failed = publications.failures(wording.locale());
        return new ConfigurationView(
                wording.say(
                        "configuration.in-force",
                        latest.version(),
                        wording.time(latest.publishedAt()),
                        latest.publishedBy()),
                latest.reason(),
                job,
                failed.stream()
                        .map(
                                one ->
                                        new ConfigurationView.Failed(
                                                wording.time(one.at()),
                                                one.by(),
                                                one.reason(),
                                                one.why()))
                        .toList(),
                failed.stream().anyMatch(CountyPublications.Failure::inForce),
                List.of(
                        tab("files", "", here, null),
                        tab("terms", "/terms", here, null),
                        tab("draft", "/draft", here, draft.changes().size())));
    }

    private ConfigurationView.Tab tab(
            String name, String path, String here, @Nullable Integer count) {
        return new ConfigurationView.Tab(
                wording.say("configuration." + name),
                root + path,
                here.equals(name),
                count == null || count == 0 ? null : count);
    }

    private ConfigurationView.@Nullable Job job() {
        Overview.LastJob job = publications.lastJob(wording.locale());
        if (job == null) {
            return null;
        }
        String kind = wording.say("platform.job." + job.kind());
        String remark = Objects.requireNonNullElse(job.remark(), "");
        ConfigurationView.Job seen =
                switch (job.state()) {
                    case "done" ->
                            new ConfigurationView.Job(
                                    "green",
                                    (wording.say("configuration.job.done", kind) + remark).strip());
                    case "failed" ->
                            new ConfigurationView.Job(
                                    "red", wording.say("configuration.job.failed", kind, remark));
                    default ->
                            new ConfigurationView.Job(
                                    "act",
                                    remark.isEmpty() || remark.equals(kind)
                                            ? wording.say("configuration.job.begun", kind)
                                            : wording.say("configuration.job.open", kind, remark));
                };
        boolean fresh = job.at().isAfter(wording.now().minus(FRESH));
        return seen.over() && !fresh ? null : seen;
    }

    /**
     * @param name of a new file, as it was typed
     */
    ConfigurationView.Files files(Draft draft, String name, ConfigurationView.Refused refused) {
        var paths = new TreeSet<>(draft.published().folder().keySet());
        draft.changes().forEach(change -> paths.add(change.path()));
        // the State Council's days are written for all counties, and are no county's to write
        draft.published().defaults().keySet().stream()
                .filter(path -> CountyConfiguration.isText(path) && !path.equals(HolidayTable.FILE))
                .forEach(paths::add);
        List<Configurations.Version> versions = publications.versions();
        Map<Integer, Long> underWay = publications.underWay();
        int current = versions.getFirst().version();
        return new ConfigurationView.Files(
                around("files", draft, job()),
                paths.stream().map(path -> file(path, draft)).toList(),
                versions.stream().map(one -> version(one, current, underWay)).toList(),
                name,
                refused.at("new-"));
    }

    private ConfigurationView.FileRow file(String path, Draft draft) {
        return new ConfigurationView.FileRow(
                path,
                title(path),
                editor(path),
                draft.change(path).map(change -> state(change, draft)).orElse(null),
                draft.change(path).map(this::by).orElse(null),
                CountyConfiguration.isText(path),
                !draft.files().folder().containsKey(path)
                        && draft.published().defaults().containsKey(path));
    }

    private String state(DraftFile change, Draft draft) {
        String state =
                change.content() == null
                        ? "removed"
                        : draft.published().folder().containsKey(change.path())
                                ? "changed"
                                : "added";
        return wording.say("configuration.state." + state);
    }

    private String by(DraftFile change) {
        return change.changedBy() + " · " + wording.time(change.changedAt());
    }

    private String editor(String path) {
        return root + "/file?path=" + inUrl(path);
    }

    /** What a file is about; its own name where the county's configuration knows nothing of it. */
    private String title(String path) {
        String plain = path.replaceFirst("\\.[a-z]+$", "");
        String id = plain.substring(plain.lastIndexOf('/') + 1);
        if (path.startsWith("lifecycles/")) {
            return Optional.ofNullable(inForce.lifecycles().get(id))
                    .map(Lifecycle::label)
                    .map(wording::of)
                    .map(label -> wording.say("configuration.file.lifecycle", label))
                    .orElse(path);
        }
        if (path.startsWith("documents/")) {
            return Optional.ofNullable(inForce.documents().get(id))
                    .map(DocumentTemplate::title)
                    .map(wording::of)
                    .map(label -> wording.say("configuration.file.document", label))
                    .orElse(path);
        }
        return switch (plain) {
            case "tenant",
                    "units",
                    "people",
                    "posts",
                    "channels",
                    "categories",
                    "calendar",
                    "clauses",
                    "words",
                    "notices",
                    "figures",
                    "transition" ->
                    wording.say("configuration.file." + plain);
            case "brand/mark" -> wording.say("configuration.file.mark");
            default -> path;
        };
    }

    private ConfigurationView.VersionRow version(
            Configurations.Version version, int current, Map<Integer, Long> underWay) {
        return new ConfigurationView.VersionRow(
                version.version(),
                wording.time(version.publishedAt()),
                version.publishedBy(),
                version.reason(),
                underWay.getOrDefault(version.version(), 0L),
                root + "/versions/" + version.version(),
                version.version() == current,
                version.postsChanged());
    }

    /**
     * A number that somebody typed and that was refused.
     *
     * @param why as far as it is of the number; null: it is not
     */
    record TypedTerm(CountyConfiguration.TermSeen at, String amount, @Nullable String why) {
        boolean is(WrittenTerm term) {
            return term.isNumber()
                    && term.file().equals(at.file())
                    && term.line() == at.line()
                    && term.column() == at.column();
        }
    }

    /**
     * @param typed null: nothing
     * @param refused what is not of a number alone
     */
    ConfigurationView.Terms terms(
            Draft draft, @Nullable TypedTerm typed, ConfigurationView.Refused refused) {
        List<WrittenTerm> before = draft.termsInForce();
        List<WrittenTerm> terms = draft.terms();
        List<ConfigurationView.TermRow> rows = new ArrayList<>();
        for (WrittenTerm term : terms) {
            rows.add(
                    term(
                            "term-" + rows.size(),
                            term,
                            terms,
                            before,
                            typed != null && typed.is(term) ? typed : null,
                            draft));
        }
        List<ErrorLine> wrong = new ArrayList<>();
        for (ConfigurationView.TermRow row : rows) {
            String error = row.error();
            if (error != null) {
                String said =
                        wording.say("configuration.term.wrong", row.label(), row.subject(), error);
                wrong.add(new ErrorLine(row.id(), said));
            }
        }
        return new ConfigurationView.Terms(
                around("terms", draft),
                rows,
                unread(draft, before, terms),
                terms.stream().anyMatch(term -> term.shared() && term.isNumber()),
                root + "/terms",
                wrong.isEmpty() ? refused.errors() : wrong);
    }

    /** Drafted files in which something is wrong, and fewer terms can be read than before. */
    private List<ConfigurationView.FileLink> unread(
            Draft draft, List<WrittenTerm> before, List<WrittenTerm> terms) {
        List<Problem> problems = county.check(draft).problems();
        return draft.changes().stream()
                .filter(change -> change.content() != null)
                .map(DraftFile::path)
                .filter(path -> path.startsWith("lifecycles/") || path.startsWith("parts/"))
                .filter(path -> !in(path, problems).isEmpty())
                .filter(
                        path -> {
                            long read = count(path, terms);
                            return read == 0 || read < count(path, before);
                        })
                .map(path -> new ConfigurationView.FileLink(path, editor(path)))
                .toList();
    }

    private static long count(String file, List<WrittenTerm> terms) {
        return terms.stream().filter(term -> term.file().equals(file)).count();
    }

    private ConfigurationView.TermRow term(
            String id,
            WrittenTerm term,
            List<WrittenTerm> terms,
            List<WrittenTerm> before,
            @Nullable TypedTerm typed,
            Draft draft) {
        String base = draft.base(term.file());
        return new ConfigurationView.TermRow(
                id,
                wording.of(term.subject()),
                wording.of(term.label()),
                term.when() == null && hasOthers(term, terms)
                        ? wording.say("configuration.term.otherwise")
                        : null,
                term.when(),
                term.isNumber() ? null : fixed(term),
                term.isNumber() ? wording.say("configuration.unit." + term.unit()) : "",
                term.written(),
                typed == null ? term.written() : typed.amount(),
                typed == null ? null : typed.why(),
                term.was(before),
                term.file(),
                editor(term.file()),
                term.shared(),
                term.line(),
                term.column(),
                draft.change(term.file()).map(DraftFile::revision).orElse(0L),
                base == null ? "" : base,
                ClauseView.of(term.basis(), inForce.clauses(), wording));
    }

    /** A length that is no number, in words. */
    private String fixed(WrittenTerm term) {
        if (term.unit().equals("same-day")) {
            return wording.say("procedure.same-day");
        }
        String field =
                Optional.ofNullable(inForce.lifecycles().get(term.lifecycle())).stream()
                        .flatMap(lifecycle -> lifecycle.fields().stream())
                        .filter(one -> one.name().equals(term.written()))
                        .map(one -> wording.of(one.label()))
                        .findFirst()
                        .orElse(term.written());
        return wording.say("procedure.by-field", field);
    }

    /** Whether other lengths of the same clock come before it, each in some case. */
    private static boolean hasOthers(WrittenTerm term, List<WrittenTerm> terms) {
        return terms.stream()
                .anyMatch(
                        one ->
                                one.file().equals(term.file())
                                        && one.label().equals(term.label())
                                        && one.when() != null);
    }

    /**
     * @param typed what somebody wrote that was refused; null: what the draft has
     * @param seen the revision that he had seen, where somebody else saved another meanwhile
     */
    ConfigurationView.Editor editor(
            Draft draft,
            String path,
            @Nullable String typed,
            @Nullable Long seen,
            List<ErrorLine> errors) {
        Optional<DraftFile> change = draft.change(path);
        Optional<String> kept = county.text(draft, path);
        boolean published = draft.published().folder().containsKey(path);
        if (kept.isEmpty() && published && change.isEmpty()) {
            throw new NoSuchPage(); // it is no text
        }
        Optional<String> shared = county.shared(draft, path);
        boolean merged = ConfigurationFolder.isMerged(path);
        boolean fromDefaults = kept.isEmpty() && change.isEmpty() && shared.isPresent();
        String text = kept.orElse(fromDefaults && !merged ? shared.orElseThrow() : "");
        CheckResult checked = county.check(draft);
        List<Problem> here = in(path, checked.problems());
        String base = draft.base(path);
        return new ConfigurationView.Editor(
                around("files", draft),
                path,
                title(path),
                typed == null ? text : typed,
                seen == null ? change.map(DraftFile::revision).orElse(0L) : seen,
                base == null ? "" : base,
                published,
                shared.orElse(null),
                merged,
                fromDefaults,
                change.isPresent(),
                change.isPresent() && change.get().content() == null,
                draft.overtaken().contains(path),
                change.map(this::by).orElse(null),
                seen == null || typed == null ? null : clash(path, text, typed, change),
                root + "/file",
                here.stream().map(this::finding).toList(),
                checked.problems().size() - here.size(),
                in(path, checked.warnings()).stream().map(this::finding).toList(),
                errors);
    }

    private static List<Problem> in(String path, List<Problem> problems) {
        return problems.stream().filter(problem -> problem.file().equals(path)).toList();
    }

    private ConfigurationView.Clash clash(
            String path, String saved, String typed, Optional<DraftFile> change) {
        FolderDiff diff =
                FolderDiff.of(
                        Map.of(path, saved.getBytes(StandardCharsets.UTF_8)),
                        Map.of(path, typed.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8)));
        return new ConfigurationView.Clash(
                change.map(this::by).orElse(wording.say("configuration.clash.dropped")),
                diff.files().stream()
                        .flatMap(file -> file.lines().stream())
                        .map(ConfigurationSheet::line)
                        .toList(),
                change.map(DraftFile::revision).orElse(0L));
    }

    private ConfigurationView.Finding finding(Problem problem) {
        return new ConfigurationView.Finding(
                problem.file(),
                problem.line() == 0
                        ? ""
                        : wording.say(
                                "configuration.place",
                                Integer.toString(problem.line()),
                                Integer.toString(problem.column())),
                problem.line(),
                wording.of(problem.message()),
                wording.list(problem.allowed()),
                problem.hint(),
                editor(problem.file()));
    }

    ConfigurationView.DraftPage draft(
            Draft draft,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String reason,
            ConfigurationView.Refused refused) {
        LocalDate today = wording.now().atZone(Wording.ZONE).toLocalDate();
        Map<Integer, Long> underWay = publications.underWay();
        boolean behind = underWay.keySet().stream().anyMatch(one -> one < draft.version());
        Optional<Transitions.Review> review =
                behind || !draft.changes().isEmpty() ? county.review(draft) : Optional.empty();
        CheckResult checked = county.check(draft);
        return new ConfigurationView.DraftPage(
                around("draft", draft),
                changes(draft.diff()),
                checked.problems().stream().map(this::finding).toList(),
                checked.warnings().stream().map(this::finding).toList(),
                draft.overtaken(),
                Objects.requireNonNullElse(from, today.minusDays(DAYS_BACK)).toString(),
                Objects.requireNonNullElse(until, today).toString(),
                simulations.list(wording.locale()).stream().map(this::asked).toList(),
                root + "/simulate",
                posts.of(draft.posts()),
                draft.seen(),
                review.map(found -> underWay(found, underWay)).orElse(List.of()),
                review.map(this::carried).orElse(List.of()),
                editor(TRANSITION),
                root + "/draft",
                reason,
                refused);
    }

    private List<ConfigurationView.UnderWay> underWay(
            Transitions.Review review, Map<Integer, Long> underWay) {
        return underWay.entrySet().stream()
                .map(
                        one -> {
                            boolean carried = review.versions().contains(one.getKey());
                            return new ConfigurationView.UnderWay(
                                    one.getKey(),
                                    one.getValue(),
                                    carried
                                            ? wording.say("configuration.under-way.carried")
                                            : wording.say(
                                                    "configuration.under-way.stays", one.getKey()),
                                    carried);
                        })
                .toList();
    }

    private List<ConfigurationView.Carried> carried(Transitions.Review review) {
        return review.rows().stream()
                .map(
                        row -> {
                            Label to = row.to();
                            return new ConfigurationView.Carried(
                                    row.version(),
                                    wording.of(row.typeLabel()),
                                    wording.of(row.fromLabel()),
                                    row.many(),
                                    to == null ? null : wording.of(to));
                        })
                .toList();
    }

    private List<ConfigurationView.FileChange> changes(FolderDiff diff) {
        return diff.files().stream().map(this::change).toList();
    }

    private ConfigurationView.FileChange change(FileDiff file) {
        return new ConfigurationView.FileChange(
                file.path(),
                title(file.path()).equals(file.path()) ? null : title(file.path()),
                wording.say("configuration.state." + file.kind().name().toLowerCase(Locale.ROOT)),
                file.lines().stream().map(ConfigurationSheet::line).toList(),
                file.tooLong() ? wording.say("configuration.diff.too-long") : null,
                editor(file.path()));
    }

    private static ConfigurationView.Line line(String line) {
        String tone =
                line.startsWith("+")
                        ? "green"
                        : line.startsWith("-") ? "red" : line.startsWith("@@") ? "act" : "";
        return new ConfigurationView.Line(tone, line);
    }

    private ConfigurationView.SimulationRow asked(SimulationView one) {
        return new ConfigurationView.SimulationRow(
                wording.say(
                        "configuration.simulation.days",
                        wording.date(one.from()),
                        wording.date(one.until())),
                wording.say("platform.job.state." + one.state())
                        + (one.outdated() ? wording.say("configuration.simulation.former") : ""),
                wording.time(one.askedAt().toInstant()),
                one.askedBy(),
                root + "/simulations/" + one.id());
    }

    ConfigurationView.SimulationPage simulation(SimulationView one) {
        SimulationView.Progress progress = one.progress();
        SimulationOutcome<String> outcome = one.outcome();
        return new ConfigurationView.SimulationPage(
                around("draft", county.draft()),
                asked(one),
                one.isOpen(),
                progress == null
                        ? null
                        : wording.say(
                                "configuration.simulation.looked",
                                progress.looked(),
                                progress.of()),
                one.remark(),
                one.outdated(),
                one.version(),
                outcome == null ? null : outcome(outcome),
                root + "/simulations/" + one.id());
    }

    private ConfigurationView.Outcome outcome(SimulationOutcome<String> found) {
        FieldTexts texts = new FieldTexts(inForce, wording);
        return new ConfigurationView.Outcome(
                wording.say(
                        "configuration.simulated",
                        found.cases(),
                        found.differing(),
                        found.notFollowed()),
                found.leftOut() == 0
                        ? null
                        : wording.say("configuration.simulated.left-out", found.leftOut()),
                found.terms().stream()
                        .map(
                                term ->
                                        new ConfigurationView.TermOutcome(
                                                unit(term.unit(), texts),
                                                wording.of(term.term()),
                                                term.basis(),
                                                term.missed(),
                                                term.met(),
                                                term.moved()))
                        .toList(),
                found.units().stream()
                        .map(
                                unit ->
                                        new ConfigurationView.UnitOutcome(
                                                texts.unit(unit.unit()), unit.fewer(), unit.more()))
                        .toList(),
                found.steps().stream()
                        .map(
                                step ->
                                        new ConfigurationView.StepOutcome(
                                                wording.of(step.action()),
                                                step.basis(),
                                                step.cases()))
                        .toList(),
                group(found.missed(), one -> deadline(one, texts)),
                group(found.met(), one -> deadline(one, texts)),
                group(
                        found.elsewhere(),
                        one ->
                                new ConfigurationView.Moved(
                                        one.number(),
                                        "",
                                        units(one.was(), texts),
                                        units(one.becomes(), texts))),
                group(
                        found.stopped(),
                        one ->
                                new ConfigurationView.Moved(
                                        one.number(),
                                        wording.of(one.action()),
                                        wording.time(one.at().toInstant()),
                                        wording.of(one.why()))));
    }

    private <R> ConfigurationView.Group group(
            SimulationOutcome.Group<R> group, Function<R, ConfigurationView.Moved> row) {
        int more = group.count() - group.first().size();
        return new ConfigurationView.Group(
                group.first().stream().map(row).toList(),
                more == 0 ? null : wording.say("configuration.outcome.more", more));
    }

    private ConfigurationView.Moved deadline(
            SimulationOutcome.Deadline<String> one, FieldTexts texts) {
        return new ConfigurationView.Moved(
                one.number(),
                unit(one.unit(), texts) + " · " + wording.of(one.term()),
                due(one.wasDue(), one.was()),
                due(one.due(), one.becomes()));
    }

    private String unit(@Nullable String unit, FieldTexts texts) {
        return unit == null ? wording.say("configuration.whole-case") : texts.unit(unit);
    }

    private String units(List<String> units, FieldTexts texts) {
        return wording.list(units.stream().map(texts::unit).toList());
    }

    private String due(java.time.@Nullable OffsetDateTime due, @Nullable String ending) {
        return due == null
                ? "—"
                : wording.time(due.toInstant())
                        + (ending == null
                                ? ""
                                : " · " + wording.say("configuration.ending." + ending));
    }

    ConfigurationView.VersionPage version(
            Configurations.Version version,
            FolderDiff diff,
            List<Appointment.Change> changed,
            String reason,
            ConfigurationView.Refused refused) {
        int current = publications.versions().getFirst().version();
        return new ConfigurationView.VersionPage(
                around("files", county.draft()),
                version(version, current, publications.underWay()),
                changes(diff),
                posts.of(changed),
                changes(publications.changedBack(version.version())),
                posts.of(publications.postsBack(version.version())),
                current,
                root + "/versions/" + version.version(),
                reason,
                refused);
    }
}
