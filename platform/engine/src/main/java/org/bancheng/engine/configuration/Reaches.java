package org.bancheng.engine.configuration;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.Appointment.Reach;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/** What the posts of a folder may, as its files write them, whatever else is wrong with them. */
final class Reaches {
    private static final String ADMINISTRATION = "administration";

    private final Map<String, Item> posts;
    private final Map<String, Item> units;
    private final Map<String, Set<String>> merged;
    private final Secrets secrets;
    private final Set<String> kept;

    /**
     * @param kept of what is to be told whether a post sees it
     */
    Reaches(FolderFiles files, Secrets secrets, Set<String> kept) {
        this.posts = entries(files, "posts", "id");
        this.units = entries(files, "units", "id");
        this.merged = merged(units);
        this.secrets = secrets;
        this.kept = kept;
    }

    Label post(String id) {
        return label(posts.get(id), "label", id);
    }

    Label unit(String id) {
        return label(units.get(id), "name", id);
    }

    /** Of a post in a unit; of one that there is not, nothing. */
    Map<Reach, Set<String>> of(String id, String unit) {
        var reach = new EnumMap<Reach, Set<String>>(Reach.class);
        var post = posts.get(id);
        if (post == null) {
            return reach;
        }
        if (text(post, "reveals-reporter").equals("true")) {
            reach.put(Reach.NAMES, Set.of());
        }
        var scope = text(post, "scope");
        sight(scope, post, unit, reach);
        var function = text(post, "function");
        if (function.equals(ADMINISTRATION)) {
            reach.put(Reach.RULES, Set.of());
        } else {
            some(Reach.FUNCTION, Set.of(function), reach);
        }
        some(Reach.SECRET, secrets.seen(kept, id, function, !scope.equals("none")), reach);
        return reach;
    }

    private void sight(String scope, Item post, String unit, Map<Reach, Set<String>> reach) {
        switch (scope) {
            case "county" -> reach.put(Reach.COUNTY, Set.of());
            case "own-unit" -> {
                reach.put(Reach.UNIT, Set.of());
                some(Reach.MERGED, merged.getOrDefault(unit, Set.of()), reach);
            }
            case "own-channel" ->
                    some(
                            Reach.CHANNELS,
                            post.list("channels").stream()
                                    .filter(Item::isText)
                                    .map(Item::text)
                                    .collect(Collectors.toCollection(TreeSet::new)),
                            reach);
            default -> {}
        }
    }

    private static void some(Reach one, Set<String> which, Map<Reach, Set<String>> reach) {
        if (!which.isEmpty()) {
            reach.put(one, which);
        }
    }

    /** By the unit that stands in their place; units merged in a circle end somewhere. */
    private static Map<String, Set<String>> merged(Map<String, Item> units) {
        var ends = new HashMap<String, String>();
        for (var unit : units.keySet()) {
            var way = new HashSet<String>();
            var now = unit;
            var into = into(units, now);
            while (!ends.containsKey(now) && way.add(now) && !into.isEmpty()) {
                now = into;
                into = into(units, now);
            }
            var end = ends.getOrDefault(now, now);
            way.forEach(one -> ends.put(one, end));
        }
        var merged = new HashMap<String, Set<String>>();
        ends.forEach(
                (former, end) -> {
                    if (!former.equals(end) && units.containsKey(former)) {
                        merged.computeIfAbsent(end, _ -> new TreeSet<>()).add(former);
                    }
                });
        return merged;
    }

    private static String into(Map<String, Item> units, String unit) {
        var found = units.get(unit);
        return found == null ? "" : text(found, "merged-into");
    }

    static Map<String, Item> entries(FolderFiles files, String kind, String id) {
        var entries = new LinkedHashMap<String, Item>();
        var name = kind + ".yaml";
        files.get(name)
                .flatMap(content -> YamlText.read(name, content, new Findings()))
                .filter(Item::isMap)
                .ifPresent(
                        file ->
                                file.list(kind).stream()
                                        .filter(Item::isMap)
                                        .forEach(one -> entries.put(text(one, id), one)));
        return entries;
    }

    static String text(Item of, String key) {
        return of.get(key).filter(Item::isText).map(Item::text).orElse("");
    }

    private static Label label(@Nullable Item of, String key, String otherwise) {
        return of == null ? Label.of(otherwise) : of.labelOr(key, otherwise);
    }
}
