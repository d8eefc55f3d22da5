package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bancheng.engine.calendar.StateCouncilDays;
import org.bancheng.engine.configuration.Findings.Place;
import org.bancheng.engine.configuration.TenantConfiguration.Clause;
import org.bancheng.engine.configuration.TenantConfiguration.Notice;
import org.bancheng.engine.document.DocumentTemplate;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Transition;

/** A county's folder with the defaults behind it. */
public final class ConfigurationFolder {

    /** Files whose entries are merged with the defaults', the county's own first. */
    private static final List<String> MERGED =
            List.of("clauses.yaml", "figures.yaml", "notices.yaml", "words.yaml");

    private final FolderFiles files;
    private final Findings findings = new Findings();
    private final Parts parts;
    private final Reading reading = new Reading(findings);
    private final Map<String, Item> documents = new LinkedHashMap<>();

    private ConfigurationFolder(FolderFiles files) {
        this.files = files;
        this.parts = new Parts(files, findings);
    }

    /**
     * Reads and checks a whole folder: syntax, schema, meaning. All or nothing.
     *
     * @param files by path in the folder with forward slashes ({@code lifecycles/case.yaml})
     * @param defaults the files of {@code tenant-configs/_defaults}; one that the folder has itself
     *     is not looked at, except that clauses, figures, notices and words are merged
     */
    public static CheckResult check(Map<String, byte[]> files, Map<String, byte[]> defaults) {
        return new ConfigurationFolder(new FolderFiles(files, defaults)).check();
    }

    /** Whether a county's own file of this name goes together with the one that all share. */
    public static boolean isMerged(String file) {
        return MERGED.contains(file);
    }

    private CheckResult check() {
        files.check(findings);
        if (!findings.any()) {
            FolderFiles.KINDS.forEach(this::document);
            files.lifecycles().forEach(name -> document(name, "lifecycle"));
            files.documents().forEach(name -> document(name, "document"));
            required();
        }
        if (findings.any()) {
            return refused();
        }
        var configuration = configuration();
        return findings.any() || configuration.isEmpty()
                ? refused()
                : new CheckResult(configuration.get(), List.of(), findings.warnings());
    }

    private CheckResult refused() {
        return new CheckResult(null, findings.problems(), findings.warnings());
    }

    private void document(String name, String kind) {
        files.get(name)
                .flatMap(bytes -> document(name, kind, bytes))
                .ifPresent(document -> documents.put(name, document));
    }

    private Optional<Item> document(String name, String kind, byte[] bytes) {
        var document = YamlText.read(name, bytes, findings).map(parts::whole);
        document.ifPresent(item -> Schemas.check(kind, item, findings));
        return document;
    }

    private void required() {
        var names = new ArrayList<>(FolderFiles.KINDS.keySet());
        names.removeAll(MERGED);
        names.remove("transition.yaml");
        names.add("lifecycles/case.yaml");
        names.add("lifecycles/assignment.yaml");
        names.add(FolderFiles.STATE_COUNCIL);
        for (var name : names) {
            if (files.get(name).isEmpty()) {
                findings.add(Place.file(name), "缺少这个文件", "the file is missing");
            }
        }
    }

    private Optional<TenantConfiguration> configuration() {
        merged("clauses.yaml", "clauses").forEach(this::clause);
        merged("words.yaml", "labels").forEach((k, v) -> reading.labels.put(k, v.label()));
        merged("words.yaml", "choices").forEach((k, v) -> reading.choices.put(k, v.label()));
        merged("notices.yaml", "notices").forEach(this::notice);
        var stateCouncil = stateCouncil();
        var profile = new ProfileReader(reading, files).profile(at("tenant.yaml"));
        var organisation = new OrganisationReader(reading);
        var units = organisation.units(at("units.yaml"));
        var channelIds =
                at("channels.yaml").list("channels").stream()
                        .map(channel -> channel.text("id"))
                        .collect(
                                java.util.stream.Collectors.toCollection(
                                        java.util.LinkedHashSet::new));
        var posts = organisation.posts(at("posts.yaml"), channelIds);
        var people =
                organisation.people(
                        at("people.yaml"), at("posts.yaml"), units, profile.demoAccounts());
        var intake = new IntakeReader(reading);
        var channels = intake.channels(at("channels.yaml"));
        var categories = intake.categories(at("categories.yaml"));
        var figures =
                new FiguresReader(
                        reading,
                        merged("figures.yaml", "figures"),
                        merged("figures.yaml", "tallies"),
                        merged("figures.yaml", "tables"));
        var lifecycleReader = new LifecycleReader(reading);
        var lifecycles =
                lifecycleReader.lifecycles(
                        files.lifecycles().stream().map(this::at).toList(), intake.entrances());
        var counted = figures.figures(lifecycleReader);
        var transition =
                Optional.ofNullable(documents.get("transition.yaml"))
                        .map(document -> TransitionReader.transition(reading, document, lifecycles))
                        .orElse(Transition.NONE);
        var templates =
                findings.any()
                        ? Map.<String, DocumentTemplate>of()
                        : new DocumentReader(reading, lifecycles)
                                .documents(files.documents().stream().map(this::at).toList());
        return stateCouncil.map(
                days ->
                        new TenantConfiguration(
                                profile,
                                units,
                                posts,
                                people,
                                channels,
                                categories,
                                new CalendarReader(reading).calendar(at("calendar.yaml"), days),
                                Map.copyOf(reading.clauses),
                                Map.copyOf(reading.notices),
                                lifecycles,
                                templates,
                                counted,
                                DirectoryReader.directory(units, categories),
                                transition));
    }

    private Item at(String name) {
        var document = documents.get(name);
        if (document == null) {
            throw new IllegalStateException("not read: " + name);
        }
        return document;
    }

    /** The entries of the defaults' file, then of the county's over them. */
    private Map<String, Item> merged(String name, String section) {
        var entries = new LinkedHashMap<String, Item>();
        var kind = FolderFiles.KINDS.getOrDefault(name, "");
        files.fallback(name)
                .filter(_ -> files.own(name).isPresent())
                .flatMap(bytes -> document("_defaults/" + name, kind, bytes))
                .filter(_ -> !findings.anyIn("_defaults/" + name))
                .ifPresent(document -> entries.putAll(document.map(section)));
        var document = documents.get(name);
        if (document != null) {
            entries.putAll(document.map(section));
        }
        return entries;
    }

    private void clause(String id, Item item) {
        reading.clauses.put(
                id, new Clause(id, item.text("title"), item.text("source"), item.text("text")));
    }

    private void notice(String key, Item item) {
        NoticePlaces.check(item, findings);
        Label title = item.label("title");
        reading.notices.put(key, new Notice(title, item.label("text")));
    }

    private Optional<StateCouncilDays> stateCouncil() {
        return files.get(FolderFiles.STATE_COUNCIL)
                .flatMap(bytes -> YamlText.decode(FolderFiles.STATE_COUNCIL, bytes, findings))
                .flatMap(
                        csv ->
                                CalendarReader.stateCouncil(
                                        FolderFiles.STATE_COUNCIL, csv, findings));
    }
}
