package org.bancheng.platform.operations;

import java.util.List;
import java.util.UUID;
import org.bancheng.platform.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * A county's rows in schema {@code platform}. Tables are found by their column {@code tenant}
 * rather than listed, so that a module's new table is not forgotten.
 */
@Repository
class PlatformRows {
    private final JdbcClient platform;

    PlatformRows(@Qualifier("platform") JdbcClient platform) {
        this.platform = platform;
    }

    /** Deletes all of them but the job that asks. */
    @Transactional("platform")
    public void remove(TenantId tenant, UUID except) {
        for (String table : tables()) {
            String kept = table.equals("job") ? " and id <> '" + except + "'" : "";
            platform.sql("delete from \"%s\" where tenant = ?%s".formatted(table, kept))
                    .param(tenant.value())
                    .update();
        }
    }

    private List<String> tables() {
        return platform.sql(
                        """
                        select table_name from information_schema.columns
                        where table_schema = 'platform' and column_name = 'tenant'
                        """)
                .query(String.class)
                .list();
    }
}
