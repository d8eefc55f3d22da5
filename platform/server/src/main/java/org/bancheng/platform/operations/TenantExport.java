package org.bancheng.platform.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.history.HistoryStream;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantTables;
import org.bancheng.platform.tenancy.TenantTables.Content;
import org.bancheng.platform.tenancy.Tenants;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything a county has as of one moment, in one zip: its tables, its configuration as a folder
 * again, its history in verifiable form, and a manifest. What is sealed in the tables stays sealed.
 */
@Component
class TenantExport implements Procedure {
    static final String KIND = "export";
    static final String RESULT = "export";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.of("Asia/Shanghai"));

    private final Tenants tenants;
    private final Snapshot snapshot;
    private final TenantTables tables;
    private final Configurations configurations;
    private final HistoryStream history;
    private final HistoryLines lines;
    private final Exports exports;
    private final JsonMapper json;
    private final Clock clock;

    TenantExport(
            Tenants tenants,
            Snapshot snapshot,
            TenantTables tables,
            Configurations configurations,
            HistoryStream history,
            HistoryLines lines,
            Exports exports,
            JsonMapper json,
            Clock businessClock) {
        this.tenants = tenants;
        this.snapshot = snapshot;
        this.tables = tables;
        this.configurations = configurations;
        this.history = history;
        this.lines = lines;
        this.exports = exports;
        this.json = json;
        this.clock = businessClock;
    }

    /** What the zip says of itself; the digests are SHA-256. */
    record Manifest(
            int format,
            String tenant,
            String name,
            Instant exportedAt,
            int configurationVersion,
            String content,
            Map<String, Content> tables,
            long historyRecords,
            List<Archive.Entry> entries) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Step> steps() {
        return List.of(new Step("archive", this::archive));
    }

    private Note archive(Running job) throws IOException {
        Tenant tenant =
                tenants.find(job.tenant())
                        .orElseThrow(() -> new StepRefused(Note.of("registry.gone", job.tenant())));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // named by the job, so that one resumed after a kill takes its own place
        String name =
                "%s-%s-%s.zip"
                        .formatted(
                                tenant.id(),
                                STAMP.format(job.job().createdAt()),
                                job.job().id().toString().substring(0, 8));
        Path folder = Files.createDirectories(exports.folder(tenant.id()));
        Path part = folder.resolve(job.job().id() + ".part");
        Exports.Export export = write(tenant, part, name, now);
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        exports.record(tenant.id(), export);
        job.result(RESULT, name);
        job.result("sha256", export.sha256());
        return Note.of("export.made", name, export.bytes());
    }

    private Exports.Export write(Tenant tenant, Path part, String name, Instant now)
            throws IOException {
        Archive archive = new Archive(part);
        String content;
        try (archive) {
            content = snapshot.of(tenant, () -> fill(archive, tenant, now));
        }
        return new Exports.Export(name, now, Files.size(part), archive.sha256(), content);
    }

    private String fill(Archive archive, Tenant tenant, Instant now) {
        try {
            Map<String, Content> contents = snapshot.contents();
            for (String table : contents.keySet()) {
                archive.add("tables/" + table + ".copy", out -> tables.copy(table, out));
            }
            int version = configurations.currentVersion();
            if (version > 0) {
                addConfiguration(archive, tenant, configurations.files(version));
            }
            long[] records = {0};
            archive.add(
                    "history.jsonl",
                    out -> records[0] = history.read(stream -> lines.write(stream, out)));
            String content = Snapshot.fingerprint(contents);
            Manifest manifest =
                    new Manifest(
                            1,
                            tenant.id().value(),
                            tenant.displayName(),
                            now,
                            version,
                            content,
                            contents,
                            records[0],
                            archive.entries());
            archive.add("manifest.json", out -> out.write(json.writeValueAsBytes(manifest)));
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it lay on the operator's disk: the county's folder and the defaults beside it. */
    private static void addConfiguration(Archive archive, Tenant tenant, ConfigurationFiles files)
            throws IOException {
        for (var file : files.folder().entrySet()) {
            archive.add(
                    "configuration/" + tenant.id() + "/" + file.getKey(),
                    out -> out.write(file.getValue()));
        }
        for (var file : files.defaults().entrySet()) {
            archive.add(
                    "configuration/_defaults/" + file.getKey(), out -> out.write(file.getValue()));
        }
    }
}
