package org.bancheng.platform.operations;

import java.util.Optional;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.label.Label;
import org.bancheng.platform.configuration.ConfigurationFiles;
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

    /**
     * That another county has the prefix that the folder asks for, and where the folder says it.
     */
    Optional<Problem> obstacle(
            TenantId tenant, ConfigurationFiles files, TenantConfiguration next) {
        String prefix = next.profile().numberPrefix();
        return takenFrom(tenant, prefix)
                .map(
                        other ->
                                TenantFile.problem(
                                        files,
                                        TenantFile.TENANT,
                                        "number-prefix",
                                        Label.of(
                                                "事项编号前缀 %s 已由县区 %s 使用，请换一个"
                                                        .formatted(prefix, other),
                                                "the case numbers of county %s begin with %s already; choose another prefix"
                                                        .formatted(other, prefix))));
    }

    /** The other county that has it. */
    private Optional<String> takenFrom(TenantId tenant, String prefix) {
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
