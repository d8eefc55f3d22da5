package org.bancheng.engine.lifecycle;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who acts.
 *
 * @param holdings empty for the reporter and the system
 */
public record Actor(Kind kind, String id, String name, List<Holding> holdings) {

    public enum Kind {
        STAFF,
        REPORTER,
        SYSTEM
    }

    public Actor {
        holdings = List.copyOf(holdings);
    }

    public static Actor staff(String id, String name, List<Holding> holdings) {
        return new Actor(Kind.STAFF, id, name, holdings);
    }

    public static Actor reporter(String name) {
        return new Actor(Kind.REPORTER, "reporter", name, List.of());
    }

    /** The platform itself: clocks that fire, actions that follow from others. */
    public static Actor system() {
        return new Actor(Kind.SYSTEM, "system", "系统", List.of());
    }

    public Set<String> posts() {
        return holdings.stream().map(Holding::post).collect(Collectors.toUnmodifiableSet());
    }

    public Set<String> units() {
        return holdings.stream().map(Holding::unit).collect(Collectors.toUnmodifiableSet());
    }
}
