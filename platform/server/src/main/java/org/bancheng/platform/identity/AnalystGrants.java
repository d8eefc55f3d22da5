package org.bancheng.platform.identity;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bancheng.platform.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which counties an analyst of the platform realm may search. Without a grant: none. */
@Repository
public class AnalystGrants {
    private final JdbcClient platform;
    private final Clock clock;

    AnalystGrants(@Qualifier("platform") JdbcClient platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /**
     * @param subject id of the analyst's account in the platform realm
     */
    public Set<TenantId> of(String subject) {
        List<String> tenants =
                platform.sql("select tenant from analyst_grant where subject = ? order by tenant")
                        .param(subject)
                        .query(String.class)
                        .list();
        return tenants.stream().map(TenantId::new).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Once granted, granting again changes nothing; a county that is not registered is not granted.
     *
     * @param by user name of the operator who grants
     */
    void grant(String subject, String username, TenantId tenant, String by) {
        platform.sql(
                        """
                        insert into analyst_grant (subject, username, tenant, granted_by, granted_at)
                        select :subject, :username, id, :by, :at from tenant where id = :tenant
                        on conflict do nothing
                        """)
                .param("subject", subject)
                .param("username", username)
                .param("tenant", tenant.value())
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void revoke(String subject, TenantId tenant) {
        platform.sql("delete from analyst_grant where subject = :subject and tenant = :tenant")
                .param("subject", subject)
                .param("tenant", tenant.value())
                .update();
    }
}
