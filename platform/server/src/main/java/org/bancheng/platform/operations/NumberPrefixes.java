package org.bancheng.platform.operations;

import java.util.Optional;
import org.bancheng.platform.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which county's case numbers begin with what. A county keeps every prefix it ever used as long as
 * it is registered, since its numbers keep theirs.
 */
@Repository
class NumberPrefixes {
    private final JdbcClient platform;

    NumberPrefixes(@Qualifier("platform") JdbcClient platform) {
        this.platform = platform;
    }

    /** The other county that has it. */
    Optional<String> takenFrom(TenantId tenant, String prefix) {
        return platform.sql("select tenant from number_prefix where prefix = ? and tenant <> ?")
                .params(prefix, tenant.value())
                .query(String.class)
                .optional();
    }

    /** Gives the county the prefix; whoever has it already is returned. */
    Optional<String> take(TenantId tenant, String prefix) {
        platform.sql(
                        "insert into number_prefix (prefix, tenant) values (?, ?) on conflict do nothing")
                .params(prefix, tenant.value())
                .update();
        return takenFrom(tenant, prefix);
    }
}
