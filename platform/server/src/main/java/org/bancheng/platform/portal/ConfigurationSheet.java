package org.bancheng.platform.portal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.bancheng.engine.configuration.Appointment;
import org.bancheng.engine.configuration.CheckResult;
import org.bancheng.engine.configuration.ConfigurationFolder;
import org.bancheng.engine.configuration.FolderDiff;
import org.bancheng.engine.configuration.FolderDiff.FileDiff;
import org.bancheng.engine.configuration.HolidayTable;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.label.Label;
import org.bancheng.platform.cases.Transitions;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.configuration.Drafts.DraftFile;
import org.bancheng.platform.operations.CountyConfiguration;
import org.bancheng.platform.operations.CountyPublications;
import org.bancheng.platform.operations.CountySimulations;
import org.bancheng.platform.operations.Draft;
import org.jspecify.annotations.Nullable;

/** Says a county's configuration and what is drafted of it in its administrators' words. */
final class ConfigurationSheet {
    private static final String TRANSITION = "transition.yaml";
    private static final int DAYS_BACK = 90;

    private final ConfigurationFrame frame;
    private final CountyConfiguration county;
    private final CountyPublications publications;
    private final CountySimulations simulations;
    private final SimulationSheet trials;
    private final PostsSheet posts;
    private final Wording wording;

    ConfigurationSheet(
            ConfigurationFrame frame,
            CountyConfiguration county,
            CountyPublications publications,
            CountySimulations simulations,
            SimulationSheet trials,
            PostsSheet posts) {
        this.frame = frame;
        this.county = county;
        this.publications = publications;
        this.simulations = simulations;
        this.trials = trials;
        this.posts = posts;
        this.wording = frame.wording();
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
                frame.around("files", draft, frame.job()),
                paths.stream().map(path -> file(path, draft)).toList(),
                versions.stream().map(one -> version(one, current, underWay)).toList(),
                name,
                refused.at("new-"));
    }

    private ConfigurationView.FileRow file(String path, Draft draft) {
        return new ConfigurationView.FileRow(
                path,
                frame.title(path),
                frame.editor(path),
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

    private ConfigurationView.VersionRow version(
            Configurations.Version version, int current, Map<Integer, Long> underWay) {
        return new ConfigurationView.VersionRow(
                version.version(),
                wording.time(version.publishedAt()),
                version.publishedBy(),
                version.reason(),
                underWay.getOrDefault(version.version(), 0L),
                frame.at("/versions/" + version.version()),
                version.version() == current,
                version.postsChanged());
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
        List<Problem> here = ConfigurationFrame.in(path, checked.problems());
        String base = draft.base(path);
        return new ConfigurationView.Editor(
                frame.around("files", draft),
                path,
                frame.title(path),
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
                frame.at("/file"),
                here.stream().map(this::finding).toList(),
                checked.problems().size() - here.size(),
                ConfigurationFrame.in(path, checked.warnings()).stream()
                        .map(this::finding)
                        .toList(),
                errors);
    }

    /** How many things are wrong with a file of the draft. */
    int wrong(String path) {
        return ConfigurationFrame.in(path, county.check(county.draft()).problems()).size();
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
                frame.editor(problem.file()));
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
                frame.around("draft", draft),
                changes(words(frame.inForce(), checked.configuration()), draft.diff(), draft),
                checked.problems().stream().map(this::finding).toList(),
                checked.warnings().stream().map(this::finding).toList(),
                draft.overtaken(),
                Objects.requireNonNullElse(from, today.minusDays(DAYS_BACK)).toString(),
                Objects.requireNonNullElse(until, today).toString(),
                simulations.list(wording.locale()).stream().map(trials::asked).toList(),
                frame.at("/simulate"),
                posts.of(draft.posts()),
                draft.seen(),
                review.map(found -> underWay(found, underWay)).orElse(List.of()),
                review.map(this::carried).orElse(List.of()),
                frame.editor(TRANSITION),
                frame.at("/draft"),
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

    /**
     * @param draft in which each can be given up; null: what is published cannot
     */
    private ConfigurationView.Changes changes(
            List<String> words, FolderDiff diff, @Nullable Draft draft) {
        return new ConfigurationView.Changes(
                words, diff.files().stream().map(file -> change(file, draft)).toList());
    }

    /**
     * @param before null: there is none, or it cannot be read
     */
    private List<String> words(
            @Nullable TenantConfiguration before, @Nullable TenantConfiguration after) {
        return before == null || after == null ? List.of() : ChangeWords.of(before, after, wording);
    }

    private ConfigurationView.FileChange change(FileDiff file, @Nullable Draft draft) {
        return new ConfigurationView.FileChange(
                file.path(),
                frame.title(file.path()).equals(file.path()) ? null : frame.title(file.path()),
                wording.say("configuration.state." + file.kind().name().toLowerCase(Locale.ROOT)),
                file.lines().stream().map(ConfigurationSheet::line).toList(),
                file.tooLong() ? wording.say("configuration.diff.too-long") : null,
                draft == null
                        ? null
                        : draft.change(file.path()).map(DraftFile::revision).orElse(null));
    }

    private static ConfigurationView.Line line(String line) {
        String tone =
                line.startsWith("+")
                        ? "green"
                        : line.startsWith("-") ? "red" : line.startsWith("@@") ? "act" : "";
        return new ConfigurationView.Line(tone, line);
    }

    ConfigurationView.VersionPage version(
            Configurations.Version version,
            FolderDiff diff,
            List<Appointment.Change> changed,
            String reason,
            ConfigurationView.Refused refused) {
        int current = publications.versions().getFirst().version();
        List<String> said =
                words(
                        publications.rules(version.version() - 1),
                        publications.rules(version.version()));
        List<String> saidBack =
                version.version() == current
                        ? List.of()
                        : words(frame.inForce(), publications.rulesBack(version.version()));
        return new ConfigurationView.VersionPage(
                frame.around("files", county.draft()),
                version(version, current, publications.underWay()),
                changes(said, diff, null),
                posts.of(changed),
                changes(saidBack, publications.changedBack(version.version()), null),
                posts.of(publications.postsBack(version.version())),
                current,
                frame.at("/versions/" + version.version()),
                reason,
                refused);
    }
}
