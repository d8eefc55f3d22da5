package org.bancheng.platform.operations;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.Appointment;
import org.bancheng.engine.configuration.CheckResult;
import org.bancheng.engine.configuration.ConfigurationFolder;
import org.bancheng.engine.configuration.FolderDiff;
import org.bancheng.engine.configuration.FolderDiff.FileDiff;
import org.bancheng.engine.configuration.FolderDiff.Kind;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.PersonEntry;
import org.bancheng.engine.configuration.TenantConfiguration.PostEntry;
import org.bancheng.engine.configuration.TenantConfiguration.PostFunction;
import org.bancheng.engine.configuration.WrittenTerm;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Transition;
import org.bancheng.engine.lifecycle.TypedNumber;
import org.bancheng.platform.cases.Transitions;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.configuration.ConfigurationInvalid;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.configuration.Drafts;
import org.bancheng.platform.configuration.Drafts.DraftFile;
import org.bancheng.platform.configuration.NothingPublished;
import org.bancheng.platform.identity.CurrentActor;
import org.bancheng.platform.identity.Staff;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * The bound county's configuration in the hands of its own administrators: drafted, checked, tried
 * on past cases, published and taken back. Who does not hold a post of administration may do none
 * of it.
 */
@Service
public class CountyConfiguration {
    /** Characters of a file. */
    public static final int LONGEST_FILE = 200_000;

    private static final int MOST_LINES = 5_000;

    /** Days or hours of a term. */
    private static final int LONGEST_TERM = 9_999;

    public static final int LONGEST_REASON = 500;

    /** Pictures of the brand are exchanged by operators. */
    private static final Set<String> KINDS = Set.of(".yaml", ".csv");

    private final CurrentActor current;
    private final Configurations configurations;
    private final Drafts drafts;
    private final Simulations simulations;
    private final Counties counties;
    private final Jobs jobs;
    private final OpenWork openWork;
    private final Transitions transitions;

    CountyConfiguration(
            CurrentActor current,
            Configurations configurations,
            Drafts drafts,
            Simulations simulations,
            Counties counties,
            Jobs jobs,
            OpenWork openWork,
            Transitions transitions) {
        this.transitions = transitions;
        this.current = current;
        this.configurations = configurations;
        this.drafts = drafts;
        this.simulations = simulations;
        this.counties = counties;
        this.jobs = jobs;
        this.openWork = openWork;
    }

    /**
     * The draft beside what is in force.
     *
     * @param version in force
     * @param published its files
     * @param changes what the draft changes of the folder
     */
    public record Draft(int version, ConfigurationFiles published, List<DraftFile> changes) {

        /** What would be published. */
        public ConfigurationFiles files() {
            Map<String, byte[]> folder = new TreeMap<>(published.folder());
            for (DraftFile change : changes) {
                if (change.content() == null) {
                    folder.remove(change.path());
                } else {
                    folder.put(change.path(), change.content().getBytes(StandardCharsets.UTF_8));
                }
            }
            return new ConfigurationFiles(folder, published.defaults());
        }

        public Optional<DraftFile> change(String path) {
            return changes.stream().filter(one -> one.path().equals(path)).findFirst();
        }

        /** What differs from what is in force. */
        public FolderDiff diff() {
            return FolderDiff.of(published.folder(), files().folder());
        }

        /** Files that were published anew after they had been drafted. */
        public List<String> overtaken() {
            return changes.stream()
                    .filter(one -> !Objects.equals(one.base(), digest(one.path())))
                    .map(DraftFile::path)
                    .toList();
        }

        /** What a file of the draft was written from, or would be if it were drafted now. */
        public @Nullable String base(String path) {
            return change(path).map(DraftFile::base).orElseGet(() -> digest(path));
        }

        /** What whoever looks at the draft sees of it: another after any change. */
        public String seen() {
            StringBuilder seen = new StringBuilder().append(version);
            changes.forEach(one -> seen.append('.').append(one.revision()));
            return seen.toString();
        }

        /** Of the published file; null where there is none. */
        public @Nullable String digest(String path) {
            byte[] content = published.folder().get(path);
            return content == null ? null : HexFormat.of().formatHex(Sha256.of().digest(content));
        }

        /** Who gains or loses which post when it is published. */
        public List<Appointment.Change> posts() {
            return Appointment.changes(
                    published.folder(),
                    published.defaults(),
                    files().folder(),
                    published.defaults());
        }

        /** The lengths of all clocks, as they would be published. */
        public List<WrittenTerm> terms() {
            return WrittenTerm.of(files().folder(), published.defaults());
        }

        /** The lengths of all clocks, as they are in force. */
        public List<WrittenTerm> termsInForce() {
            return WrittenTerm.of(published.folder(), published.defaults());
        }

        /** What is wrong with what would be published, and what is probably not meant. */
        CheckResult check() {
            ConfigurationFiles files = files();
            return ConfigurationFolder.check(files.folder(), files.defaults());
        }
    }

    /**
     * Why somebody publishes.
     *
     * @param postsSeen whether he confirms who gains or loses which post
     */
    public record Intent(String reason, boolean postsSeen) {}

    /** A publication that put nothing in force, or not all of it. */
    public record Failure(Instant at, String by, String why) {}

    /** Whether the person may do what is done here. */
    public boolean mayAdminister(Staff staff) {
        return administers(staff, configurations.current().configuration());
    }

    private static boolean administers(Staff staff, TenantConfiguration configuration) {
        Set<String> posts = administration(configuration);
        return staff.posts().stream().anyMatch(posts::contains);
    }

    private static Set<String> administration(TenantConfiguration configuration) {
        return configuration.posts().stream()
                .filter(post -> post.function() == PostFunction.ADMINISTRATION)
                .map(PostEntry::id)
                .collect(Collectors.toSet());
    }

    private Staff administrator() {
        Staff staff = current.requireStaff();
        if (!mayAdminister(staff)) {
            throw new AccessDeniedException("not an administrator of the county");
        }
        return staff;
    }

    /** The configuration in force. */
    public TenantConfiguration inForce() {
        administrator();
        return configurations.current().configuration();
    }

    public Draft draft() {
        administrator();
        return read();
    }

    private Draft read() {
        int version = configurations.currentVersion();
        return new Draft(version, configurations.files(version), drafts.all());
    }

    /** The latest first: that one is in force. */
    public List<Configurations.Version> versions() {
        administrator();
        return configurations.versions();
    }

    /**
     * What a version changed of the folder, or of the defaults, against the one before; of the
     * first version the files alone, all of whose lines are new.
     *
     * @throws NothingPublished when there is no such version
     */
    public FolderDiff changed(int version) {
        administrator();
        Map<String, byte[]> after = whole(configurations.files(version));
        if (version > 1) {
            return FolderDiff.of(whole(configurations.files(version - 1)), after);
        }
        return new FolderDiff(
                after.keySet().stream()
                        .sorted()
                        .map(path -> new FileDiff(path, Kind.ADDED, List.of()))
                        .toList());
    }

    /** The name that who asks signs in by. */
    public String reader() {
        return administrator().username();
    }

    /** The others who may do what is done here, by their names. */
    public List<String> otherAdministrators() {
        String reader = reader();
        TenantConfiguration inForce = configurations.current().configuration();
        Set<String> posts = administration(inForce);
        return inForce.people().stream()
                .filter(person -> !person.username().equals(reader))
                .filter(person -> person.holds().stream().anyMatch(h -> posts.contains(h.post())))
                .map(PersonEntry::name)
                .toList();
    }

    /**
     * Who gained or lost which post by a version; of the first version nobody.
     *
     * @throws NothingPublished when there is no such version
     */
    public List<Appointment.Change> posts(int version) {
        administrator();
        return version == 1 ? List.of() : posts(version - 1, version);
    }

    /**
     * Who would gain or lose which post when a version were put in force again.
     *
     * @throws NothingPublished when there is no such version
     */
    public List<Appointment.Change> postsBack(int version) {
        administrator();
        return posts(configurations.currentVersion(), version);
    }

    private List<Appointment.Change> posts(int from, int to) {
        ConfigurationFiles before = configurations.files(from);
        ConfigurationFiles after = configurations.files(to);
        return Appointment.changes(
                before.folder(), before.defaults(), after.folder(), after.defaults());
    }

    /** The versions by which somebody gained or lost a post. */
    public Set<Integer> versionsOfPosts() {
        administrator();
        return configurations.versionsThatChanged("people.yaml", "posts.yaml").stream()
                .filter(version -> !posts(version).isEmpty())
                .collect(Collectors.toSet());
    }

    private static Map<String, byte[]> whole(ConfigurationFiles files) {
        Map<String, byte[]> whole = new TreeMap<>(files.folder());
        files.defaults().forEach((path, content) -> whole.put("_defaults/" + path, content));
        return whole;
    }

    /**
     * The text of a file of the folder as the draft has it.
     *
     * @return empty when the folder has no such file, or it is no text
     */
    public Optional<String> text(Draft draft, String path) {
        byte[] content = draft.files().folder().get(path);
        return isText(path)
                ? Optional.ofNullable(content).flatMap(CountyConfiguration::decoded)
                : Optional.empty();
    }

    /** As {@link #text}; where the folder has no such file, the one that all counties share. */
    public Optional<String> textOrShared(Draft draft, String path) {
        return isText(path) && !draft.files().folder().containsKey(path)
                ? Optional.ofNullable(draft.published().defaults().get(path))
                        .flatMap(CountyConfiguration::decoded)
                : text(draft, path);
    }

    private static Optional<String> decoded(byte[] content) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(java.nio.ByteBuffer.wrap(content))
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Whether the folder may have such a file, to be written here. */
    public static boolean isFile(String path) {
        return Submission.isPath(path) && isText(path);
    }

    public static boolean isText(String path) {
        return KINDS.stream().anyMatch(path::endsWith);
    }

    /**
     * Keeps a file in the draft, whatever is wrong with it; as it is published, it is no change.
     *
     * @param text null: the folder is to be without the file
     * @param seen the revision in the draft that the writer has seen; 0: it was not in the draft
     * @param base digest of the published file that the writer has seen; null: there was none
     * @throws Drafts.DraftChangedMeanwhile when somebody wrote the file since
     * @throws DraftRefused when there can be no such file
     */
    public void write(String path, @Nullable String text, long seen, @Nullable String base) {
        Staff staff = administrator();
        if (!isFile(path)) {
            throw new DraftRefused(
                    Label.of(
                            "不能有名为“" + path + "”的文件：只能是 .yaml 和 .csv，名称用字母、数字、_、-，目录用 / 分开",
                            "There can be no file “"
                                    + path
                                    + "”: only .yaml and .csv, named with letters, digits, _ and -, folders separated by /"));
        }
        if (text != null) {
            plain(text);
        }
        Draft draft = read();
        byte[] content =
                text == null
                        ? null
                        : text.replace("\r\n", "\n")
                                .replace('\r', '\n')
                                .getBytes(StandardCharsets.UTF_8);
        boolean asPublished = Arrays.equals(content, draft.published().folder().get(path));
        boolean drafted = draft.change(path).isPresent();
        if (asPublished && !drafted && text == null) {
            throw new DraftRefused(Label.of("文件夹里没有 " + path, "The folder has no " + path));
        }
        if (!Objects.equals(base, draft.base(path)) && !Objects.equals(base, draft.digest(path))) {
            throw new Drafts.DraftChangedMeanwhile(path);
        }
        if (asPublished && (drafted || seen != 0)) {
            drafts.drop(path, seen);
        } else if (!asPublished) {
            drafts.write(
                    path,
                    content == null ? null : new String(content, StandardCharsets.UTF_8),
                    base,
                    seen,
                    name(staff));
        }
    }

    /** What can be kept and read again; a mark of byte order before it all is left alone. */
    private static void plain(String text) {
        if (text.length() > LONGEST_FILE || text.lines().count() > MOST_LINES) {
            throw new DraftRefused(
                    Label.of(
                            "文件太长：最多 %d 个字、%d 行".formatted(LONGEST_FILE, MOST_LINES),
                            "The file is too long: at most %d characters and %d lines"
                                    .formatted(LONGEST_FILE, MOST_LINES)));
        }
        text.codePoints()
                .filter(c -> isOdd(c) && c != '\n' && c != '\r' && c != '\t')
                .findFirst()
                .ifPresent(CountyConfiguration::refuse);
    }

    /** Controls, halves of characters, and what turns the direction of a text around. */
    private static boolean isOdd(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static void refuse(int c) {
        String named = "U+%04X".formatted(c);
        throw new DraftRefused(
                Label.of("有看不见的控制字符 " + named + "，请删去", "There is a control character " + named));
    }

    /**
     * Takes a file out of the draft.
     *
     * @throws Drafts.DraftChangedMeanwhile when somebody wrote the file since
     */
    public void drop(String path, long seen) {
        administrator();
        drafts.drop(path, seen);
    }

    /**
     * Settles that the draft's file shall be published although another was since.
     *
     * @throws Drafts.DraftChangedMeanwhile when somebody wrote the file since
     */
    public void keep(String path, long seen) {
        Staff staff = administrator();
        Draft draft = read();
        DraftFile change =
                draft.change(path).orElseThrow(() -> new Drafts.DraftChangedMeanwhile(path));
        drafts.write(path, change.content(), draft.digest(path), seen, name(staff));
    }

    /**
     * The number of a term, as somebody saw it.
     *
     * @param line from 1
     * @param column from 1
     */
    public record TermSeen(String file, int line, int column, String written) {
        boolean is(WrittenTerm term) {
            return term.isNumber()
                    && term.file().equals(file)
                    && term.line() == line
                    && term.column() == column
                    && term.written().equals(written);
        }
    }

    /**
     * Changes one number in the draft; where the county goes by a shared file, by an own copy of
     * it.
     *
     * @param amount of days or hours, as it was typed
     * @param seen as for {@link #write}
     * @param base likewise
     * @return the term as it was
     * @throws Drafts.DraftChangedMeanwhile when the term does not stand there any more
     * @throws DraftRefused when it is no number that a term can have
     */
    public WrittenTerm change(TermSeen was, String amount, long seen, @Nullable String base) {
        Draft draft = draft();
        int wanted =
                TypedNumber.of(amount) instanceof Long number
                        ? Math.clamp(number, 0, LONGEST_TERM + 1)
                        : 0;
        if (wanted < 1 || wanted > LONGEST_TERM) {
            throw new DraftRefused(
                    Label.of(
                            "请写 1 到 %d 的整数".formatted(LONGEST_TERM),
                            "Give a whole number of 1 to %d".formatted(LONGEST_TERM)));
        }
        WrittenTerm term =
                draft.terms().stream()
                        .filter(was::is)
                        .findFirst()
                        .orElseThrow(() -> new Drafts.DraftChangedMeanwhile(was.file()));
        String text = textOrShared(draft, term.file()).orElse("");
        write(term.file(), term.with(text, wanted), seen, base);
        return term;
    }

    /**
     * Begins to try the draft, as it is now, on past cases.
     *
     * @param from the first day on which the cases looked at were opened
     * @param until the last
     * @throws ConfigurationInvalid when something is wrong with the draft
     * @throws BusyCounty when another simulation of the county is not over
     */
    public SimulationView simulate(LocalDate from, LocalDate until, Locale locale) {
        Staff staff = administrator();
        Draft draft = read();
        sound(draft);
        try {
            Simulations.Seen begun =
                    simulations.ask(
                            tenant(),
                            draft.version(),
                            draft.files(),
                            new Simulations.Days(from, until),
                            name(staff));
            return SimulationView.of(begun, false, Wording.in(locale));
        } catch (JobOpen e) {
            throw new BusyCounty(e);
        }
    }

    /** The county's own simulations that are kept, the latest first, without their outcome. */
    public List<SimulationView> simulations(Locale locale) {
        administrator();
        Draft draft = read();
        return simulations.ofCounty(tenant()).stream()
                .map(one -> view(one, draft, Wording.in(locale)))
                .toList();
    }

    /** One of the county's own simulations; empty where there is none, or it was forgotten. */
    public Optional<SimulationView> simulation(UUID id, Locale locale) {
        administrator();
        return simulations
                .findOfCounty(tenant(), id)
                .map(one -> view(one, read(), Wording.in(locale)));
    }

    private static SimulationView view(Simulations.Seen one, Draft draft, Wording wording) {
        boolean asTried =
                draft.version() == one.asked().version()
                        && draft.files().digest().equals(one.asked().digest());
        return SimulationView.of(one, !asTried, wording);
    }

    /**
     * Ends a simulation of the county's own where it is not over, and forgets what came of it.
     *
     * @return false when there is none
     */
    public boolean forgetSimulation(UUID id) {
        administrator();
        Optional<Simulations.Seen> found = simulations.findOfCounty(tenant(), id);
        found.ifPresent(simulations::forget);
        return found.isPresent();
    }

    /** How many cases and entries are under way, by the version they go by. */
    public Map<Integer, Long> underWay() {
        administrator();
        return transitions.underWay();
    }

    /** What the draft would do to what is under way; empty where something is wrong with it. */
    public Optional<Transitions.Review> review(Draft draft) {
        administrator();
        return Optional.ofNullable(draft.check().configuration()).map(transitions::review);
    }

    /**
     * What is wrong with the draft, or, where nothing is, what it would leave behind of what is
     * under way; without problems when it may be published. A draft that changes nothing has none.
     */
    public CheckResult check(Draft draft) {
        administrator();
        if (draft.changes().isEmpty()) {
            return new CheckResult(null, List.of(), List.of());
        }
        CheckResult result = draft.check();
        TenantConfiguration next = result.configuration();
        return next == null
                ? result
                : new CheckResult(
                        next,
                        openWork.leftBehind(tenant(), draft.files(), next),
                        result.warnings());
    }

    /**
     * Drafts the file that carries over what is under way by these versions; where a state has to
     * be decided on, it stands there to be changed.
     *
     * @throws DraftRefused when no version is named
     * @throws Drafts.DraftChangedMeanwhile when somebody drafts it at the same moment
     */
    public void draftTransition(Set<Integer> versions) {
        administrator();
        if (versions.isEmpty()) {
            throw new DraftRefused(Label.of("请选定要转过来的版本", "Choose the versions to carry over"));
        }
        Draft draft = read();
        TenantConfiguration next = draft.check().configuration();
        String text =
                next == null
                        ? TransitionText.of(versions, List.of())
                        : TransitionText.of(
                                versions,
                                transitions
                                        .review(
                                                next.carrying(
                                                        new Transition(
                                                                List.copyOf(versions), Map.of())))
                                        .rows());
        write(
                TenantFile.TRANSITION,
                text,
                draft.change(TenantFile.TRANSITION).map(DraftFile::revision).orElse(0L),
                draft.base(TenantFile.TRANSITION));
    }

    private static TenantConfiguration sound(Draft draft) {
        CheckResult result = draft.check();
        TenantConfiguration configuration = result.configuration();
        if (configuration == null) {
            throw new ConfigurationInvalid(result.problems());
        }
        return configuration;
    }

    /**
     * Begins to put the draft in force as the next version.
     *
     * @param seen as {@link Draft#seen} had it when the publisher looked at the draft
     * @throws ConfigurationInvalid when something is wrong with the draft
     * @throws DraftRefused when it is another by now, changes nothing, is overtaken, has no reason,
     *     changes what is the operator's, leaves the publisher without his post, or changes
     *     somebody's posts and that is not confirmed
     * @throws BusyCounty when something else is being done to the county
     */
    public void publish(Intent intent, String seen) {
        Staff staff = administrator();
        Draft draft = read();
        String why = reason(intent.reason());
        if (draft.changes().isEmpty()) {
            throw new DraftRefused(Label.of("草稿没有改动", "The draft changes nothing"));
        }
        if (!draft.seen().equals(seen)) {
            throw new DraftRefused(
                    Label.of(
                            "草稿在您打开以后又有改动，没有发布；请看过现在的改动再发布",
                            "The draft was changed since you looked at it and is not published; look at it again first"));
        }
        if (!draft.overtaken().isEmpty()) {
            String paths = String.join("、", draft.overtaken());
            throw new DraftRefused(
                    Label.of(
                            "这些文件在起草之后发布过新的，先选定留哪一份：" + paths,
                            "These files were published anew since they were drafted; settle which to keep: "
                                    + paths));
        }
        TenantConfiguration next = sound(draft);
        staysWith(staff, next);
        confirmed(intent, draft.posts());
        List<Problem> leftBehind = openWork.leftBehind(tenant(), draft.files(), next);
        if (!leftBehind.isEmpty()) {
            throw new ConfigurationInvalid(leftBehind);
        }
        begin(() -> counties.publish(tenant(), draft.version(), draft.files(), name(staff), why));
    }

    private static void confirmed(Intent intent, List<Appointment.Change> posts) {
        if (!posts.isEmpty() && !intent.postsSeen()) {
            throw new DraftRefused(
                    Label.of(
                            "有 %d 处职务变动没有确认，没有发布；请看过谁增减了什么职务，再确认".formatted(posts.size()),
                            "%d changes of posts are not confirmed, so nothing is published; look at who gains or loses which post and confirm it"
                                    .formatted(posts.size())));
        }
    }

    /** That the county stays what the province knows it as, and in the hands of who publishes. */
    private void staysWith(Staff staff, TenantConfiguration next) {
        TenantConfiguration.Profile was = configurations.current().configuration().profile();
        TenantConfiguration.Profile is = next.profile();
        boolean same =
                is.id().equals(was.id())
                        && is.name().equals(was.name())
                        && is.numberPrefix().equals(was.numberPrefix())
                        && is.demoAccounts() == was.demoAccounts();
        if (!same) {
            throw new DraftRefused(
                    Label.of(
                            "tenant.yaml 的 id、name、number-prefix、demo-accounts 由省级运维人员改",
                            "id, name, number-prefix and demo-accounts in tenant.yaml are for operators to change"));
        }
        Set<String> posts = administration(next);
        boolean stays =
                next.people().stream()
                        .filter(person -> person.username().equals(staff.username()))
                        .flatMap(person -> person.holds().stream())
                        .anyMatch(held -> posts.contains(held.post()));
        if (!stays) {
            throw new DraftRefused(
                    Label.of(
                            "这样发布，您自己就不能再改配置，也不能恢复：请留着自己任 administration 职能的岗位，要卸任的由接任的人发布",
                            "You could neither change nor take back anything any more: keep your own post of administration; whoever takes over publishes your leaving"));
        }
    }

    /**
     * Begins to put a former version in force again, as the next one.
     *
     * @param seen the version in force when he who restores looked at it
     * @throws NothingPublished when there is no such version
     * @throws DraftRefused when another is in force by now, it is the same, has no reason, changes
     *     what is the operator's, leaves him without his post, or changes somebody's posts and that
     *     is not confirmed
     * @throws BusyCounty when something else is being done to the county
     */
    public void restore(int version, Intent intent, int seen) {
        Staff staff = administrator();
        String why = reason(intent.reason());
        int now = configurations.currentVersion();
        if (now != seen) {
            throw new DraftRefused(
                    Label.of(
                            "现行的已是第 %d 版，不是您看到的第 %d 版，没有恢复；请看过再恢复".formatted(now, seen),
                            "Version %d is in force by now and not %d, so nothing was brought back; look at it first"
                                    .formatted(now, seen)));
        }
        ConfigurationFiles former = configurations.files(version);
        if (former.digest().equals(configurations.files(now).digest())) {
            throw new DraftRefused(
                    Label.of(
                            "第 %d 版与现行的相同".formatted(version),
                            "Version %d is what is in force".formatted(version)));
        }
        staysWith(staff, configurations.version(version));
        confirmed(intent, posts(now, version));
        begin(() -> counties.publish(tenant(), now, former, name(staff), why));
    }

    private static void begin(Runnable begun) {
        try {
            begun.run();
        } catch (JobOpen e) {
            throw new BusyCounty(e);
        }
    }

    private static String reason(String given) {
        String reason = given.strip().replaceAll("[\\r\\n\\t ]+", " ");
        reason.codePoints()
                .filter(CountyConfiguration::isOdd)
                .findFirst()
                .ifPresent(CountyConfiguration::refuse);
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new DraftRefused(
                    Label.of(
                            "请写明理由，1 至 " + LONGEST_REASON + " 字，会列在历次版本里",
                            "Give a reason of 1 to "
                                    + LONGEST_REASON
                                    + " characters; it stands in the list of versions"));
        }
        return reason;
    }

    /** What was last done to the county; null where nothing is remembered. */
    public Overview.@Nullable LastJob lastJob(Locale locale) {
        administrator();
        return jobs.latest(tenant().id())
                .map(job -> Overview.seen(job, Wording.in(locale)))
                .orElse(null);
    }

    /** What was to be published and failed since something was published last, the latest first. */
    public List<Failure> failures(Locale locale) {
        administrator();
        Wording wording = Wording.in(locale);
        return jobs.failedPublications(tenant().id()).stream()
                .map(
                        job ->
                                new Failure(
                                        job.createdAt(),
                                        job.requestedBy(),
                                        job.error() == null ? "" : wording.of(job.error())))
                .toList();
    }

    private static Tenant tenant() {
        return BoundTenant.get();
    }

    private static String name(Staff staff) {
        return staff.name() + " (" + staff.username() + ")";
    }

    /** It cannot be done like this; nothing was changed. */
    public static final class DraftRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Label why;

        DraftRefused(Label why) {
            super(why.zhCn());
            this.why = why;
        }

        public Label why() {
            return why;
        }
    }

    /** Something else is being done to the county. */
    public static final class BusyCounty extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BusyCounty(Throwable cause) {
            super(cause);
        }
    }
}
