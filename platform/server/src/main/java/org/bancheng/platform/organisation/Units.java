package org.bancheng.platform.organisation;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.UnitEntry;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The units of the bound county. */
@Repository
public class Units {
    @PersistenceContext private EntityManager entities;

    @SuppressWarnings("NullAway.Init") // filled by the container
    Units() {}

    @Transactional(readOnly = true)
    public List<Unit> all() {
        return rows().stream().map(UnitRow::unit).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Unit> find(String id) {
        return Optional.ofNullable(entities.find(UnitRow.class, id)).map(UnitRow::unit);
    }

    /** Brings the units to the configuration's; one that it no longer lists becomes inactive. */
    @Transactional
    public void apply(TenantConfiguration configuration) {
        Map<String, UnitRow> known =
                rows().stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
        known.values().forEach(row -> row.active = false);
        for (UnitEntry entry : configuration.units()) {
            UnitRow row = known.get(entry.id());
            if (row == null) {
                entities.persist(new UnitRow().become(entry));
            } else {
                row.become(entry);
            }
        }
    }

    private List<UnitRow> rows() {
        return entities.createQuery("select u from UnitRow u order by u.id", UnitRow.class)
                .getResultList();
    }
}
