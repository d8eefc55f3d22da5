package org.bancheng.platform.identity;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.Holding;

/**
 * One of the bound county's staff, as its tables say at this request.
 *
 * @param holdings may be empty: then he may sign in and do nothing
 */
public record Staff(UUID personId, String username, String name, List<Holding> holdings) {
    public Staff {
        holdings = List.copyOf(holdings);
    }

    public boolean holds(String post) {
        return posts().contains(post);
    }

    public Set<String> posts() {
        return holdings.stream().map(Holding::post).collect(Collectors.toUnmodifiableSet());
    }

    public Set<String> units() {
        return holdings.stream().map(Holding::unit).collect(Collectors.toUnmodifiableSet());
    }

    public Actor actor() {
        return Actor.staff(personId.toString(), name, holdings);
    }
}
