package org.bancheng.platform.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.tenancy.UnknownTenant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Counties, for operators of the platform realm. */
@RestController
@RequestMapping(path = TenantsController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class TenantsController {
    static final String PATH = "/platform/api/v1/tenants";

    private final Counties counties;
    private final Plans plans;
    private final Standing standing;
    private final Exports exports;

    private final Operator operator;

    TenantsController(
            Counties counties, Plans plans, Standing standing, Exports exports, Operator operator) {
        this.operator = operator;
        this.counties = counties;
        this.plans = plans;
        this.standing = standing;
        this.exports = exports;
    }

    record FolderBody(
            @Nullable Map<String, byte @Nullable []> folder,
            @Nullable Map<String, byte @Nullable []> defaults,
            @Nullable String planHash,
            @Nullable String reason) {
        Submission checked() {
            return Submission.of(files(folder), files(defaults));
        }

        private static Map<String, byte[]> files(@Nullable Map<String, byte @Nullable []> named) {
            Map<String, byte[]> files = new TreeMap<>();
            if (named != null) {
                named.forEach(
                        (path, content) -> {
                            if (content == null) {
                                throw new ResponseStatusException(
                                        HttpStatus.BAD_REQUEST,
                                        "文件 " + path + " 的内容是 null，应为 base64。");
                            }
                            files.put(path, content);
                        });
            }
            return files;
        }
    }

    record ReasonBody(@Nullable String reason) {}

    @PostMapping("/plan")
    PlanView plan(@RequestBody FolderBody body, HttpServletRequest request) {
        return PlanView.of(plans.of(body.checked()), Language.of(request));
    }

    @PostMapping("/apply")
    ResponseEntity<JobView> apply(@RequestBody FolderBody body, HttpServletRequest request) {
        return accepted(
                counties.apply(body.checked(), body.planHash(), operator.name(), body.reason()),
                request);
    }

    @GetMapping
    List<TenantView> list() {
        return counties.all().stream()
                .map(tenant -> TenantView.of(tenant, standing.brief(tenant)))
                .toList();
    }

    @GetMapping("/{id}")
    TenantView show(@PathVariable String id) {
        return view(counties.get(id));
    }

    @PostMapping("/{id}/suspend")
    TenantView suspend(@PathVariable String id, @RequestBody ReasonBody body) {
        String reason = Objects.requireNonNullElse(body.reason(), "").strip();
        if (reason.isEmpty()) {
            throw new ReasonMissing();
        }
        return view(counties.suspend(counties.get(id), reason));
    }

    @PostMapping("/{id}/resume")
    TenantView resume(@PathVariable String id) {
        return view(counties.resume(counties.get(id)));
    }

    @PostMapping("/{id}/export")
    ResponseEntity<JobView> export(@PathVariable String id, HttpServletRequest request) {
        return accepted(counties.export(counties.get(id), operator.name()), request);
    }

    @GetMapping("/{id}/exports")
    List<ExportView> exports(@PathVariable String id) {
        return exports.of(counties.get(id).id()).stream().map(ExportView::of).toList();
    }

    @GetMapping(path = "/{id}/exports/{name}", produces = MediaType.ALL_VALUE)
    ResponseEntity<Resource> download(@PathVariable String id, @PathVariable String name) {
        if (!TenantId.isValid(id)) {
            throw new UnknownTenant(id);
        }
        Path file =
                exports.file(new TenantId(id), name).orElseThrow(() -> new UnknownExport(id, name));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(new FileSystemResource(file));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<JobView> remove(@PathVariable String id, HttpServletRequest request) {
        return accepted(counties.remove(counties.get(id), operator.name()), request);
    }

    private TenantView view(Tenant tenant) {
        return TenantView.of(tenant, standing.of(tenant));
    }

    private static ResponseEntity<JobView> accepted(Job job, HttpServletRequest request) {
        return ResponseEntity.accepted()
                .location(URI.create(JobsController.PATH + "/" + job.id()))
                .body(JobView.of(job, Language.of(request)));
    }

    record ExportView(String name, OffsetDateTime exportedAt, long bytes, String sha256) {
        static ExportView of(Exports.Export export) {
            return new ExportView(
                    export.name(),
                    Language.atHome(export.exportedAt()),
                    export.bytes(),
                    export.sha256());
        }
    }

    /** A suspension has to say why. */
    static final class ReasonMissing extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** There is no such file. */
    static final class UnknownExport extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownExport(String tenant, String name) {
            super(tenant + "/" + name);
        }
    }
}
