package org.bancheng.platform.organisation;

import java.util.List;
import java.util.UUID;
import org.bancheng.engine.lifecycle.Holding;
import org.jspecify.annotations.Nullable;

/**
 * One of a county's staff.
 *
 * @param enabled whether he may act at all
 * @param subject id of his account in the county's realm
 * @param holdings posts in units, by post and unit
 */
public record Person(
        UUID id,
        String username,
        String name,
        boolean enabled,
        @Nullable String subject,
        List<Holding> holdings) {
    public Person {
        holdings = List.copyOf(holdings);
    }
}
