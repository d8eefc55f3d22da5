package org.bancheng.platform.operations;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was last applied from a folder: digests, enough to tell which side changed a file. */
@Repository
class AppliedConfigurations {
    private static final TypeReference<TreeMap<String, String>> DIGESTS = new TypeReference<>() {};

    private final JdbcClient platform;
    private final JsonMapper json;
    private final Clock clock;

    AppliedConfigurations(
            @Qualifier("platform") JdbcClient platform, JsonMapper json, Clock businessClock) {
        this.platform = platform;
        this.json = json;
        this.clock = businessClock;
    }

    /** Digests by path; empty when no folder was applied yet. */
    Map<String, String> of(TenantId tenant) {
        return platform.sql("select files from applied_configuration where tenant = ?")
                .param(tenant.value())
                .query(String.class)
                .optional()
                .map(stored -> json.readValue(stored, DIGESTS))
                .orElseGet(TreeMap::new);
    }

    void record(TenantId tenant, ConfigurationFiles files, int version, String by) {
        platform.sql(
                        """
                        insert into applied_configuration (tenant, files, version, applied_at, applied_by)
                        values (:tenant, :files, :version, :at, :by)
                        on conflict (tenant) do update set files = excluded.files,
                          version = excluded.version, applied_at = excluded.applied_at,
                          applied_by = excluded.applied_by
                        """)
                .param("tenant", tenant.value())
                .param("files", json.writeValueAsString(Reconciliation.digests(files)))
                .param("version", version)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .update();
    }
}
