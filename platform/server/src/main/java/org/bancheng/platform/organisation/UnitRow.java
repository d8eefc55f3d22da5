package org.bancheng.platform.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import org.bancheng.engine.configuration.TenantConfiguration.UnitEntry;
import org.jspecify.annotations.Nullable;

/** A unit as it stands in the county's table. */
@Entity
@Table(name = "unit")
class UnitRow {
    @Id String id;
    String name;
    String kind;

    @Column(name = "parent_id")
    @Nullable String parent;

    boolean active;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    UnitRow() {}

    /** Takes over what the configuration says; one that it lists is active unless it was merged. */
    UnitRow become(UnitEntry entry) {
        id = entry.id();
        name = entry.name().zhCn();
        kind = entry.kind().name().toLowerCase(Locale.ROOT);
        parent = entry.parent();
        active = entry.stands();
        return this;
    }

    Unit unit() {
        return new Unit(id, name, kind, parent, active);
    }
}
