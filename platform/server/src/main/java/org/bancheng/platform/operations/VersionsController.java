package org.bancheng.platform.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bancheng.platform.cases.Transitions;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.operations.TenantsController.ReasonMissing;
import org.bancheng.platform.tenancy.BoundTenant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a county's configuration was and is, version by version, for operators. */
@RestController
@RequestMapping(
        path = TenantsController.PATH + "/{id}/versions",
        produces = MediaType.APPLICATION_JSON_VALUE)
class VersionsController {
    private final Counties counties;
    private final Configurations configurations;
    private final Transitions transitions;
    private final Operator operator;

    VersionsController(
            Counties counties,
            Configurations configurations,
            Transitions transitions,
            Operator operator) {
        this.transitions = transitions;
        this.operator = operator;
        this.counties = counties;
        this.configurations = configurations;
    }

    /**
     * @param underWay cases and entries that go by it
     */
    record VersionView(
            int version,
            OffsetDateTime publishedAt,
            String publishedBy,
            @Nullable String reason,
            String digest,
            long underWay) {}

    /**
     * @param current the version in force, as it was read
     */
    record RestoreBody(@Nullable String reason, @Nullable Integer current) {}

    record FilesView(int version, Map<String, byte[]> folder, Map<String, byte[]> defaults) {}

    /** The latest first: that one is in force. */
    @GetMapping
    List<VersionView> list(@PathVariable String id) {
        Map<Integer, Long> underWay = BoundTenant.call(counties.get(id), transitions::underWay);
        return BoundTenant.call(counties.get(id), configurations::versions).stream()
                .map(
                        one ->
                                new VersionView(
                                        one.version(),
                                        Language.atHome(one.publishedAt()),
                                        one.publishedBy(),
                                        one.reason(),
                                        one.digest(),
                                        underWay.getOrDefault(one.version(), 0L)))
                .toList();
    }

    /** The whole of it, to be written as a folder again. */
    @GetMapping("/{version}")
    FilesView files(@PathVariable String id, @PathVariable int version) {
        ConfigurationFiles files =
                BoundTenant.call(counties.get(id), () -> configurations.files(version));
        return new FilesView(version, files.folder(), files.defaults());
    }

    @PostMapping("/{version}/restore")
    ResponseEntity<JobView> restore(
            @PathVariable String id,
            @PathVariable int version,
            @RequestBody RestoreBody body,
            HttpServletRequest request) {
        String reason = Objects.requireNonNullElse(body.reason(), "").strip();
        if (reason.isEmpty()) {
            throw new ReasonMissing();
        }
        Job job =
                counties.restore(
                        counties.get(id),
                        version,
                        Objects.requireNonNullElse(body.current(), 0),
                        operator.name(),
                        reason);
        return ResponseEntity.accepted()
                .location(URI.create(JobsController.PATH + "/" + job.id()))
                .body(JobView.of(job, Language.of(request)));
    }
}
