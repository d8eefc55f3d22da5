package org.bancheng.platform.operations;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bancheng.platform.tenancy.InstallationSettings;
import org.bancheng.platform.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finished exports: files under {@code <data-folder>/exports/<tenant>}, which replicas share, and a
 * row for each as long as the county is registered.
 */
@Repository
class Exports {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,80}\\.zip");

    private final JdbcClient platform;
    private final Path folder;

    Exports(@Qualifier("platform") JdbcClient platform, InstallationSettings installation) {
        this.platform = platform;
        this.folder = installation.dataFolder().resolve("exports");
    }

    /**
     * @param content fingerprint of every row in it
     */
    record Export(String name, Instant exportedAt, long bytes, String sha256, String content) {}

    Path folder(TenantId tenant) {
        return folder.resolve(tenant.value());
    }

    /** The file of this name, if it is one of the county's exports; also after its removal. */
    Optional<Path> file(TenantId tenant, String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return Optional.of(folder(tenant).resolve(name)).filter(Files::isRegularFile);
    }

    void record(TenantId tenant, Export export) {
        platform.sql(
                        """
                        insert into tenant_export (tenant, name, exported_at, bytes, sha256, content)
                        values (:tenant, :name, :at, :bytes, :sha256, :content)
                        on conflict (tenant, name) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("name", export.name())
                .param("at", Timestamp.from(export.exportedAt()))
                .param("bytes", export.bytes())
                .param("sha256", export.sha256())
                .param("content", export.content())
                .update();
    }

    /** Newest first. */
    List<Export> of(TenantId tenant) {
        return platform.sql(
                        """
                        select name, exported_at, bytes, sha256, content from tenant_export
                        where tenant = ? order by exported_at desc, name desc
                        """)
                .param(tenant.value())
                .query(
                        (row, n) ->
                                new Export(
                                        row.getString("name"),
                                        row.getTimestamp("exported_at").toInstant(),
                                        row.getLong("bytes"),
                                        row.getString("sha256"),
                                        row.getString("content")))
                .list();
    }

    /** A finished export of exactly this content, its file still there. */
    Optional<Export> holding(TenantId tenant, String content) {
        return of(tenant).stream()
                .filter(export -> export.content().equals(content))
                .filter(export -> file(tenant, export.name()).isPresent())
                .findFirst();
    }
}
