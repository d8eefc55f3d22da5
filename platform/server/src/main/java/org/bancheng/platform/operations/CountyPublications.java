package org.bancheng.platform.operations;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.bancheng.engine.configuration.Appointment;
import org.bancheng.engine.configuration.FolderDiff;
import org.bancheng.engine.configuration.FolderDiff.FileDiff;
import org.bancheng.engine.configuration.FolderDiff.Kind;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.label.Label;
import org.bancheng.platform.cases.Transitions;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.configuration.ConfigurationInvalid;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.configuration.NothingPublished;
import org.bancheng.platform.identity.Staff;
import org.bancheng.platform.tenancy.BoundTenant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The versions of the bound county's configuration, published and taken back by itself. */
@Service
public class CountyPublications {
    /** Characters. */
    static final int LONGEST_REASON = 500;

    private final CountyAdministrators administrators;
    private final CountyConfiguration county;
    private final Configurations configurations;
    private final Counties counties;
    private final Jobs jobs;
    private final OpenWork openWork;
    private final Transitions transitions;

    CountyPublications(
            CountyAdministrators administrators,
            CountyConfiguration county,
            Configurations configurations,
            Counties counties,
            Jobs jobs,
            OpenWork openWork,
            Transitions transitions) {
        this.administrators = administrators;
        this.county = county;
        this.configurations = configurations;
        this.counties = counties;
        this.jobs = jobs;
        this.openWork = openWork;
        this.transitions = transitions;
    }

    /**
     * Why somebody publishes.
     *
     * @param postsSeen whether he confirms who gains or loses which post
     */
    public record Intent(String reason, boolean postsSeen) {}

    /**
     * A publication that put nothing in force, or not all of it.
     *
     * @param reason why it was wanted
     * @param why it failed
     * @param inForce whether its version is in force nevertheless, and only what follows from it is
     *     left to be done
     */
    public record Failure(Instant at, String by, String reason, String why, boolean inForce) {}

    /** The latest first: that one is in force. */
    public List<Configurations.Version> versions() {
        administrators.require();
        return configurations.versions();
    }

    /**
     * What a version changed of the folder, or of the defaults, against the one before; of the
     * first version the files alone, all of whose lines are new.
     *
     * @throws NothingPublished when there is no such version
     */
    public FolderDiff changed(int version) {
        administrators.require();
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

    /**
     * The rules of a version; null where there is none, or where it is older than a check that
     * refuses it today.
     */
    public @Nullable TenantConfiguration rules(int version) {
        administrators.require();
        try {
            return configurations.version(version);
        } catch (NothingPublished | ConfigurationInvalid e) {
            return null;
        }
    }

    /**
     * The rules that would be in force when a version were brought back, beside what all counties
     * share now; null where a check refuses them today.
     *
     * @throws NothingPublished when there is no such version
     */
    public @Nullable TenantConfiguration rulesBack(int version) {
        administrators.require();
        try {
            return Submission.check(counties.former(version));
        } catch (ConfigurationInvalid e) {
            return null;
        }
    }

    /**
     * Who gained or lost which post by a version; of the first version nobody.
     *
     * @throws NothingPublished when there is no such version
     */
    public List<Appointment.Change> posts(int version) {
        administrators.require();
        return version == 1 ? List.of() : posts(version - 1, configurations.files(version));
    }

    /**
     * Who would gain or lose which post when a version were put in force again.
     *
     * @throws NothingPublished when there is no such version
     */
    public List<Appointment.Change> postsBack(int version) {
        administrators.require();
        return posts(configurations.currentVersion(), counties.former(version));
    }

    private List<Appointment.Change> posts(int from, ConfigurationFiles after) {
        ConfigurationFiles before = configurations.files(from);
        return Appointment.changes(
                before.folder(), before.defaults(), after.folder(), after.defaults());
    }

    /**
     * What would change of the folder in force when a version were brought back.
     *
     * @throws NothingPublished when there is no such version
     */
    public FolderDiff changedBack(int version) {
        administrators.require();
        return FolderDiff.of(
                configurations.files(configurations.currentVersion()).folder(),
                configurations.files(version).folder());
    }

    private static Map<String, byte[]> whole(ConfigurationFiles files) {
        Map<String, byte[]> whole = new TreeMap<>(files.folder());
        files.defaults().forEach((path, content) -> whole.put("_defaults/" + path, content));
        return whole;
    }

    /** How many cases and entries are under way, by the version they go by. */
    public Map<Integer, Long> underWay() {
        administrators.require();
        return transitions.underWay();
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
        Staff staff = administrators.require();
        Draft draft = county.draft();
        String why = PlainText.reason(intent.reason());
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
            throw new DraftRefused(
                    Label.of(
                            "这些文件在起草之后发布过新的，先选定留哪一份：" + String.join("、", draft.overtaken()),
                            "These files were published anew since they were drafted; settle which to keep: "
                                    + String.join(", ", draft.overtaken())));
        }
        TenantConfiguration next = county.sound(draft);
        staysWith(staff, next);
        confirmed(intent, draft.posts());
        List<Problem> leftBehind = openWork.leftBehind(BoundTenant.get(), draft.files(), next);
        if (!leftBehind.isEmpty()) {
            throw new ConfigurationInvalid(leftBehind);
        }
        begin(
                () ->
                        counties.publish(
                                BoundTenant.get(),
                                draft.version(),
                                draft.files(),
                                CountyAdministrators.name(staff),
                                why));
    }

    private static void confirmed(Intent intent, List<Appointment.Change> posts) {
        if (!posts.isEmpty() && !intent.postsSeen()) {
            throw new DraftRefused(
                    Label.of(
                            "有 %d 处职务变动没有确认，没有发布；请看过谁增减了什么职务，再确认".formatted(posts.size()),
                            "%d changes of posts are not confirmed, so nothing is published; look at who gains or loses which post and confirm it"
                                    .formatted(posts.size())),
                    DraftRefused.Input.POSTS);
        }
    }

    /** That the county stays what the province knows it as, and in the hands of who publishes. */
    private void staysWith(Staff staff, TenantConfiguration next) {
        TenantConfiguration.Profile was = configurations.current().configuration().profile();
        if (!OperatorsPart.changed(was, next.profile()).isEmpty()) {
            throw new DraftRefused(OperatorsPart.WHOSE);
        }
        Set<String> posts = CountyAdministrators.posts(next);
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
     * Begins to put a former version of the folder in force again, as the next one; what all
     * counties share stays as it is now.
     *
     * @param seen the version in force when he who restores looked at it
     * @throws NothingPublished when there is no such version
     * @throws ConfigurationInvalid when it does not go with what all counties share now, or with
     *     what is under way
     * @throws DraftRefused when another is in force by now, it is the same, has no reason, changes
     *     what is the operator's, leaves him without his post, or changes somebody's posts and that
     *     is not confirmed
     * @throws BusyCounty when something else is being done to the county
     */
    public void restore(int version, Intent intent, int seen) {
        Staff staff = administrators.require();
        String why = PlainText.reason(intent.reason());
        int now = configurations.currentVersion();
        if (now != seen) {
            throw new DraftRefused(
                    Label.of(
                            "现行的已是第 %d 版，不是您看到的第 %d 版，没有恢复；请看过再恢复".formatted(now, seen),
                            "Version %d is in force by now and not %d, so nothing was brought back; look at it first"
                                    .formatted(now, seen)));
        }
        ConfigurationFiles former = counties.former(version);
        if (former.digest().equals(configurations.files(now).digest())) {
            throw new DraftRefused(
                    Label.of(
                            "第 %d 版与现行的相同".formatted(version),
                            "Version %d is what is in force".formatted(version)));
        }
        TenantConfiguration next = Submission.check(former);
        staysWith(staff, next);
        confirmed(intent, posts(now, former));
        List<Problem> leftBehind = openWork.leftBehind(BoundTenant.get(), former, next);
        if (!leftBehind.isEmpty()) {
            throw new ConfigurationInvalid(leftBehind);
        }
        begin(
                () ->
                        counties.publish(
                                BoundTenant.get(),
                                now,
                                former,
                                CountyAdministrators.name(staff),
                                why));
    }

    /**
     * Begins to do what the publication of the version in force left undone, after it failed.
     *
     * @throws DraftRefused when the last publication did not fail, or nothing was put in force by
     *     those that failed
     * @throws BusyCounty when something else is being done to the county
     */
    public void finish() {
        Staff staff = administrators.require();
        List<Job> failed = jobs.failedPublications(BoundTenant.get().id());
        if (failed.isEmpty()) {
            throw new DraftRefused(Label.of("没有要接着办完的发布", "No publication is left to be finished"));
        }
        if (failed.stream().noneMatch(CountyPublications::isInForce)) {
            throw new DraftRefused(
                    Label.of(
                            "没有成功的发布什么也没有生效，没有可以接着办完的；请看过为什么，改好以后重新发布",
                            "Nothing was put in force by the publications that failed, so there is nothing to finish; see why, mend it and publish again"));
        }
        int now = configurations.currentVersion();
        begin(
                () ->
                        counties.publish(
                                BoundTenant.get(),
                                now,
                                configurations.files(now),
                                CountyAdministrators.name(staff),
                                ""));
    }

    private static boolean isInForce(Job publication) {
        return publication.hasDone(Onboarding.CONFIGURATION);
    }

    private static void begin(Runnable begun) {
        try {
            begun.run();
        } catch (JobOpen e) {
            throw new BusyCounty(e);
        }
    }

    /** What was last done to the county; null where nothing is remembered. */
    public Overview.@Nullable LastJob lastJob(Locale locale) {
        administrators.require();
        return jobs.latest(BoundTenant.get().id())
                .map(job -> Overview.seen(job, Wording.in(locale)))
                .orElse(null);
    }

    /** What was to be published and failed since something was published last, the latest first. */
    public List<Failure> failures(Locale locale) {
        administrators.require();
        Wording wording = Wording.in(locale);
        return jobs.failedPublications(BoundTenant.get().id()).stream()
                .map(
                        job ->
                                new Failure(
                                        job.createdAt(),
                                        job.requestedBy(),
                                        Objects.requireNonNullElse(job.reason(), ""),
                                        job.error() == null ? "" : wording.of(job.error()),
                                        isInForce(job)))
                .toList();
    }
}
