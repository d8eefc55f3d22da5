package org.bancheng.platform.operations;

import java.lang.ref.SoftReference;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bancheng.engine.configuration.CheckResult;
import org.bancheng.engine.configuration.ConfigurationFolder;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.engine.configuration.TenantConfiguration;
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
import org.bancheng.platform.identity.Staff;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bound county's configuration in the hands of its own administrators: drafted and checked. Who
 * does not hold a post of administration may do none of it.
 */
@Service
public class CountyConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(CountyConfiguration.class);

    /** Characters of a file. */
    static final int LONGEST_FILE = 200_000;

    private static final int MOST_FILES = 200;

    /** Bytes of the folder as it would be published. */
    private static final int LARGEST_FOLDER = 4_000_000;

    /** Pictures of the brand are exchanged by operators. */
    private static final Set<String> KINDS = Set.of(".yaml", ".csv");

    private final CountyAdministrators administrators;
    private final Configurations configurations;
    private final Drafts drafts;
    private final OpenWork openWork;
    private final Transitions transitions;
    private final DraftRemarks remarks;

    /** A draft is looked at again and again, and checking it costs. */
    private final Map<TenantId, Checked> checked = new ConcurrentHashMap<>();

    CountyConfiguration(
            CountyAdministrators administrators,
            Configurations configurations,
            Drafts drafts,
            OpenWork openWork,
            Transitions transitions,
            DraftRemarks remarks) {
        this.administrators = administrators;
        this.configurations = configurations;
        this.drafts = drafts;
        this.openWork = openWork;
        this.transitions = transitions;
        this.remarks = remarks;
    }

    /** The configuration in force. */
    public TenantConfiguration inForce() {
        administrators.require();
        return configurations.current().configuration();
    }

    public Draft draft() {
        administrators.require();
        int version = configurations.currentVersion();
        return new Draft(version, configurations.files(version), drafts.all());
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
        return draft.files().folder().containsKey(path) ? text(draft, path) : shared(draft, path);
    }

    /**
     * The text of a file that all counties share.
     *
     * @return empty when there is no such file, or it is no text
     */
    public Optional<String> shared(Draft draft, String path) {
        return isText(path)
                ? Optional.ofNullable(draft.published().defaults().get(path))
                        .flatMap(CountyConfiguration::decoded)
                : Optional.empty();
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

    /**
     * Lets pass what a file of the folder may be called that is written here.
     *
     * @throws DraftRefused when no file may be called so
     */
    public static void requireName(String path) {
        if (!isFile(path)) {
            throw new DraftRefused(
                    Label.of(
                            "不能有名为“" + path + "”的文件：只能是 .yaml 和 .csv，名称用字母、数字、_、-，目录用 / 分开",
                            "There can be no file “"
                                    + path
                                    + "”: only .yaml and .csv, named with letters, digits, _ and -, folders separated by /"),
                    DraftRefused.Input.PATH);
        }
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
        Staff staff = administrators.require();
        requireName(path);
        if (text != null) {
            PlainText.file(text);
        }
        Draft draft = draft();
        byte[] content =
                text == null
                        ? null
                        : text.replace("\r\n", "\n")
                                .replace('\r', '\n')
                                .getBytes(StandardCharsets.UTF_8);
        fits(draft, path, content);
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
                    CountyAdministrators.name(staff));
        }
    }

    private static void fits(Draft draft, String path, byte @Nullable [] content) {
        Map<String, byte[]> folder = new HashMap<>(draft.files().folder());
        if (content == null) {
            folder.remove(path);
            return;
        }
        folder.put(path, content);
        long bytes = folder.values().stream().mapToLong(one -> one.length).sum();
        if (folder.size() > MOST_FILES || bytes > LARGEST_FOLDER) {
            throw new DraftRefused(
                    Label.of(
                            "文件夹放不下：最多 %d 个文件，合起来最多 %d MB"
                                    .formatted(MOST_FILES, LARGEST_FOLDER / 1_000_000),
                            "The folder is full: at most %d files of %d MB together"
                                    .formatted(MOST_FILES, LARGEST_FOLDER / 1_000_000)));
        }
    }

    /**
     * Takes a file out of the draft.
     *
     * @throws Drafts.DraftChangedMeanwhile when somebody wrote the file since
     */
    public void drop(String path, long seen) {
        administrators.require();
        drafts.drop(path, seen);
    }

    /**
     * Settles that the draft's file shall be published although another was since.
     *
     * @throws Drafts.DraftChangedMeanwhile when somebody wrote the file since
     */
    public void keep(String path, long seen) {
        Staff staff = administrators.require();
        Draft draft = draft();
        DraftFile change =
                draft.change(path).orElseThrow(() -> new Drafts.DraftChangedMeanwhile(path));
        drafts.write(
                path, change.content(), draft.digest(path), seen, CountyAdministrators.name(staff));
    }

    /**
     * Drafts all that a former version of the folder has otherwise than what is in force, so that
     * it can be changed before it is published again. Pictures of the brand stay as they are.
     *
     * @throws NothingPublished when there is no such version
     * @throws DraftRefused when the draft changes something already, or nothing would differ
     */
    @Transactional
    public void draftFormer(int version) {
        administrators.require();
        Map<String, byte[]> former = configurations.files(version).folder();
        Draft draft = draft();
        if (!draft.changes().isEmpty()) {
            throw new DraftRefused(
                    Label.of(
                            "草稿里已有改动：先发布或者放弃，再把第 %d 版放进来".formatted(version),
                            "The draft changes something already: publish or drop that before version %d is put into it"
                                    .formatted(version)));
        }
        Map<String, byte[]> now = draft.published().folder();
        List<String> paths =
                Stream.concat(former.keySet().stream(), now.keySet().stream())
                        .distinct()
                        .filter(CountyConfiguration::isFile)
                        .filter(path -> !Arrays.equals(former.get(path), now.get(path)))
                        .sorted()
                        .toList();
        if (paths.isEmpty()) {
            throw new DraftRefused(
                    Label.of(
                            "第 %d 版的文字文件与现行的相同".formatted(version),
                            "Version %d has no text that differs from what is in force"
                                    .formatted(version)));
        }
        for (String path : paths) {
            byte[] content = former.get(path);
            write(
                    path,
                    content == null ? null : new String(content, StandardCharsets.UTF_8),
                    0,
                    draft.digest(path));
        }
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
        WrittenTerm term =
                draft.terms().stream()
                        .filter(was::is)
                        .findFirst()
                        .orElseThrow(() -> new Drafts.DraftChangedMeanwhile(was.file()));
        int most = term.most();
        int wanted =
                TypedNumber.of(amount) instanceof Long number ? Math.clamp(number, 0, most + 1) : 0;
        if (wanted < 1 || wanted > most) {
            throw new DraftRefused(
                    Label.of(
                            "请写 1 到 %d 的整数".formatted(most),
                            "Give a whole number of 1 to %d".formatted(most)),
                    DraftRefused.Input.AMOUNT);
        }
        String text = textOrShared(draft, term.file()).orElse("");
        write(term.file(), term.with(text, wanted), seen, base);
        return term;
    }

    /** What the draft would do to what is under way; empty where something is wrong with it. */
    public Optional<Transitions.Review> review(Draft draft) {
        administrators.require();
        return Optional.ofNullable(result(draft).configuration()).map(transitions::review);
    }

    /**
     * What is wrong with the draft, or, where nothing is, what it changes that is not the county's
     * to change and what it would leave behind of what is under way; without problems when it may
     * be published. A draft that changes nothing has none.
     */
    public CheckResult check(Draft draft) {
        administrators.require();
        if (draft.changes().isEmpty()) {
            return new CheckResult(null, List.of(), List.of());
        }
        CheckResult result = result(draft);
        TenantConfiguration next = result.configuration();
        if (next == null) {
            return result;
        }
        List<Problem> problems =
                new ArrayList<>(
                        OperatorsPart.problems(
                                draft.files(),
                                configurations.current().configuration().profile(),
                                next.profile()));
        problems.addAll(openWork.leftBehind(BoundTenant.get(), draft.files(), next));
        return new CheckResult(
                next,
                problems,
                Stream.concat(
                                remarks.of(draft, inForce(), next).stream(),
                                result.warnings().stream())
                        .toList());
    }

    /** What was found wrong with a county's draft when it was last looked at. */
    private static final class Checked {
        private String digest = "";
        private SoftReference<CheckResult> result = new SoftReference<>(null);

        /** One at a time of each county, and none waits for another's. */
        synchronized CheckResult of(ConfigurationFiles files) {
            String asked = files.digest();
            CheckResult known = asked.equals(digest) ? result.get() : null;
            if (known == null) {
                known = check(files);
                digest = asked;
                result = new SoftReference<>(known);
            }
            return known;
        }
    }

    /** Whatever the check trips over, the pages that take it back have to open. */
    private static CheckResult check(ConfigurationFiles files) {
        try {
            return ConfigurationFolder.check(files.folder(), files.defaults());
        } catch (RuntimeException e) {
            LOG.error("a draft of {} could not be checked", BoundTenant.get().id(), e);
            Label message =
                    Label.of(
                            "这份草稿没能查完，原因已记入平台日志，请告诉省级运维人员；先放弃刚才的改动，其他照常能办",
                            "this draft could not be checked, and the platform's log says why: tell an operator; take back the last change, and all else works");
            return new CheckResult(
                    null, List.of(new Problem(".", 0, 0, "", message, List.of(), null)), List.of());
        }
    }

    private CheckResult result(Draft draft) {
        return checked.computeIfAbsent(BoundTenant.get().id(), _ -> new Checked())
                .of(draft.files());
    }

    /**
     * What would be published.
     *
     * @throws ConfigurationInvalid when something is wrong with it
     */
    TenantConfiguration sound(Draft draft) {
        CheckResult result = result(draft);
        TenantConfiguration configuration = result.configuration();
        if (configuration == null) {
            throw new ConfigurationInvalid(result.problems());
        }
        return configuration;
    }

    /**
     * Drafts the file that carries over what is under way by these versions; where a state has to
     * be decided on, it stands there to be changed. What the file says already of states, terms and
     * fields stays.
     *
     * @param seen as {@link Draft#seen} had it when whoever asks looked at the draft
     * @throws DraftRefused when no version is named, or one that there is not, the draft is another
     *     by now, or the file is written in a way that only a person can change
     * @throws Drafts.DraftChangedMeanwhile when somebody drafts it at the same moment
     */
    public void draftTransition(Set<Integer> versions, String seen) {
        administrators.require();
        if (versions.isEmpty()) {
            throw new DraftRefused(Label.of("请选定要转过来的版本", "Choose the versions to carry over"));
        }
        Draft draft = draft();
        List<Integer> unknown =
                versions.stream()
                        .filter(version -> version < 1 || version > draft.version())
                        .sorted()
                        .toList();
        if (!unknown.isEmpty()) {
            throw new DraftRefused(
                    Label.of(
                            "没有第 %d 版：发布过的是第 1 到 %d 版"
                                    .formatted(unknown.getFirst(), draft.version()),
                            "There is no version %d: those published are 1 to %d"
                                    .formatted(unknown.getFirst(), draft.version())));
        }
        if (!draft.seen().equals(seen)) {
            throw new DraftRefused(
                    Label.of(
                            "草稿在您打开以后又有改动，没有改写过渡安排；请看过现在的草稿再选",
                            "The draft was changed since you looked at it, so the transition was not written; look at it again first"));
        }
        Optional<String> written = text(draft, TenantFile.TRANSITION).filter(one -> !one.isBlank());
        write(
                TenantFile.TRANSITION,
                written.isPresent()
                        ? TransitionText.with(written.get(), versions)
                        : TransitionText.of(versions, open(draft, versions)),
                draft.change(TenantFile.TRANSITION).map(DraftFile::revision).orElse(0L),
                draft.base(TenantFile.TRANSITION));
    }

    /** What is under way by these versions; nothing where something is wrong with the draft. */
    private List<Transitions.Row> open(Draft draft, Set<Integer> versions) {
        TenantConfiguration next = result(draft).configuration();
        return next == null
                ? List.of()
                : transitions
                        .review(next.carrying(new Transition(List.copyOf(versions), Map.of())))
                        .rows();
    }
}
