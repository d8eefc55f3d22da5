package org.bancheng.engine.lifecycle;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What of one type is under way, counted: by state, running clock, filled-in field, role and
 * channel. What has ended but hangs on something under way counts too.
 */
public record UnderWay(Map<What, Map<String, Long>> counts) {

    public enum What {
        STATE,
        CLOCK,
        FIELD,
        ROLE,
        CHANNEL
    }

    /** How many of a type have something of a name. */
    public record Counted(String type, What what, String name, long many) {}

    /** By type; what is counted several times adds up. */
    public static Map<String, UnderWay> byType(Collection<Counted> counted) {
        var types = new HashMap<String, UnderWay>();
        for (var one : counted) {
            types.computeIfAbsent(one.type(), _ -> new UnderWay(new HashMap<>()))
                    .counts
                    .computeIfAbsent(one.what(), _ -> new HashMap<>())
                    .merge(one.name(), one.many(), Long::sum);
        }
        return types;
    }

    public Map<String, Long> of(What what) {
        return counts.getOrDefault(what, Map.of());
    }

    /** How many there are. */
    public long many() {
        return of(What.STATE).values().stream().mapToLong(Long::longValue).sum();
    }
}
