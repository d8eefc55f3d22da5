package org.bancheng.engine.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * The units and categories that exist now, by id: forms are checked against them.
 *
 * @param owners by category, the unit that owns the matter
 * @param below by unit, those directly or further below it; units with none are left out
 * @param successors by a unit that is no more, the one that took over its work
 * @param idle units that are given no work orders: they lead, receive or watch
 * @param former names of the units that are no more
 */
public record Directory(
        Map<String, Label> units,
        Map<String, Label> categories,
        Map<String, String> owners,
        Map<String, List<String>> below,
        Map<String, String> successors,
        Set<String> idle,
        Map<String, Label> former) {

    public Directory {
        units = Map.copyOf(units);
        categories = Map.copyOf(categories);
        owners = Map.copyOf(owners);
        below = Map.copyOf(below);
        successors = Map.copyOf(successors);
        idle = Set.copyOf(idle);
        former = Map.copyOf(former);
    }

    /** Of a unit that there is, or was; the id where it is not known. */
    Label nameOf(String unit) {
        var name = units.get(unit);
        return name == null ? former.getOrDefault(unit, Label.of(unit)) : name;
    }

    /** The unit itself, or the one that stands in its place today. */
    public String standing(String unit) {
        var now = unit;
        for (int i = 0; i <= successors.size() && successors.containsKey(now); i++) {
            now = successors.get(now);
        }
        return now;
    }

    /** The units directly or further below one. */
    public List<String> below(String upper) {
        return below.getOrDefault(upper, List.of());
    }

    /** Whose the matter is; null where the category has no owner that there is. */
    @Nullable String ownerOf(String category) {
        var owner = owners.get(category);
        return owner == null ? null : existing(owner);
    }

    /** The unit that has the work today; null when there is none. */
    @Nullable String existing(String unit) {
        var now = standing(unit);
        return units.containsKey(now) ? now : null;
    }
}
