package org.bancheng.platform.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.document.DocumentTemplate;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.operations.CountyPublications;
import org.bancheng.platform.operations.Draft;
import org.bancheng.platform.operations.Overview;
import org.jspecify.annotations.Nullable;

/** What the pages of a county's configuration have in common, in its administrators' words. */
final class ConfigurationFrame {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final CountyPublications publications;
    private final String root;
    private final Wording wording;
    private final TenantConfiguration inForce;

    ConfigurationFrame(
            CountyPublications publications,
            String root,
            TenantConfiguration inForce,
            Wording wording) {
        this.publications = publications;
        this.root = root;
        this.inForce = inForce;
        this.wording = wording;
    }

    Wording wording() {
        return wording;
    }

    TenantConfiguration inForce() {
        return inForce;
    }

    /** A page of the configuration. */
    String at(String path) {
        return root + path;
    }

    static String inUrl(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What is over is told on the list of files alone. */
    ConfigurationView around(String here, Draft draft) {
        ConfigurationView.Job job = job();
        return around(here, draft, job == null || job.over() ? null : job);
    }

    ConfigurationView around(String here, Draft draft, ConfigurationView.@Nullable Job job) {
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

    ConfigurationView.@Nullable Job job() {
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

    String editor(String path) {
        return root + "/file?path=" + inUrl(path);
    }

    /** What a file is about; its own name where the county's configuration knows nothing of it. */
    String title(String path) {
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
        if (path.startsWith("parts/")) {
            return wording.say("configuration.file.part", id);
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

    static List<Problem> in(String path, List<Problem> problems) {
        return problems.stream().filter(problem -> problem.file().equals(path)).toList();
    }
}
