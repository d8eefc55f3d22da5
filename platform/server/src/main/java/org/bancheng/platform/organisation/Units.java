package org.bancheng.platform.organisation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.UnitEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The units of the bound county. */
@Repository
public class Units {
    private final JdbcClient sql;

    Units(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public List<Unit> all() {
        return sql.sql("select id, name, kind, parent_id as parent, active from unit order by id")
                .query(Unit.class)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Unit> find(String id) {
        return sql.sql(
                        "select id, name, kind, parent_id as parent, active from unit where id = :id")
                .param("id", id)
                .query(Unit.class)
                .optional();
    }

    /** Brings the units to the configuration's; one that it no longer lists becomes inactive. */
    @Transactional
    public void apply(TenantConfiguration configuration) {
        List<UnitEntry> wanted = configuration.units();
        wanted.forEach(this::upsert);
        sql.sql("update unit set active = false where active and id <> all(:listed)")
                .param("listed", wanted.stream().map(UnitEntry::id).toArray(String[]::new))
                .update();
    }

    private void upsert(UnitEntry unit) {
        sql.sql(
                        """
                        insert into unit (id, name, kind, parent_id)
                        values (:id, :name, :kind, :parent)
                        on conflict (id) do update
                        set name = excluded.name, kind = excluded.kind,
                            parent_id = excluded.parent_id, active = true
                        """)
                .param("id", unit.id())
                .param("name", unit.name().zhCn())
                .param("kind", unit.kind().name().toLowerCase(Locale.ROOT))
                .param("parent", unit.parent())
                .update();
    }
}
