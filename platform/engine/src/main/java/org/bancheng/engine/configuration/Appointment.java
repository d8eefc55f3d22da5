package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * A post that a person holds, as the files write it, whatever else is wrong with them.
 *
 * @param name of the person
 * @param post its label
 * @param unit its name
 * @param reach what the post may that most may not
 */
public record Appointment(String username, String name, Label post, Label unit, Set<Reach> reach) {

    /** What makes a post more than a place to work at. */
    public enum Reach {
        /** Sees who reported. */
        NAMES,
        /** Sees every case of the county. */
        COUNTY,
        /** Changes the county's configuration. */
        RULES
    }

    public enum Kind {
        GAINED,
        LOST,
        /** The same post, which may something else now. */
        CHANGED
    }

    /**
     * @param appointment as it is afterwards, or was, where it is lost
     * @param more what it may that it did not before
     */
    public record Change(Kind kind, Appointment appointment, Set<Reach> more) {}

    public Appointment {
        reach = Set.copyOf(reach);
    }

    /**
     * Who gains or loses which post, the people in the order of their names for signing in.
     *
     * @param defaults what all counties share, before
     * @param defaultsAfter likewise, after
     */
    public static List<Change> changes(
            Map<String, byte[]> before,
            Map<String, byte[]> defaults,
            Map<String, byte[]> after,
            Map<String, byte[]> defaultsAfter) {
        var was = of(new FolderFiles(before, defaults));
        var is = of(new FolderFiles(after, defaultsAfter));
        var changes = new ArrayList<Change>();
        is.forEach(
                (key, now) -> {
                    var then = was.get(key);
                    var more = EnumSet.noneOf(Reach.class);
                    more.addAll(now.reach());
                    if (then == null) {
                        changes.add(new Change(Kind.GAINED, now, more));
                    } else if (!then.reach().equals(now.reach())) {
                        more.removeAll(then.reach());
                        changes.add(new Change(Kind.CHANGED, now, more));
                    }
                });
        was.forEach(
                (key, then) -> {
                    if (!is.containsKey(key)) {
                        changes.add(new Change(Kind.LOST, then, Set.of()));
                    }
                });
        changes.sort(Comparator.comparing(change -> change.appointment().username()));
        return changes;
    }

    private record Key(String username, String post, String unit) {}

    private static Map<Key, Appointment> of(FolderFiles files) {
        var posts = entries(files, "posts", "id");
        var units = entries(files, "units", "id");
        var held = new LinkedHashMap<Key, Appointment>();
        entries(files, "people", "username")
                .forEach(
                        (username, person) ->
                                person.list("holds").stream()
                                        .filter(Item::isMap)
                                        .forEach(
                                                one -> {
                                                    var key =
                                                            new Key(
                                                                    username,
                                                                    text(one, "post"),
                                                                    text(one, "unit"));
                                                    held.put(key, of(key, person, posts, units));
                                                }));
        return held;
    }

    private static Appointment of(
            Key key, Item person, Map<String, Item> posts, Map<String, Item> units) {
        var name = text(person, "name");
        return new Appointment(
                key.username(),
                name.isEmpty() ? key.username() : name,
                label(posts.get(key.post()), "label", key.post()),
                label(units.get(key.unit()), "name", key.unit()),
                reach(posts.get(key.post())));
    }

    private static Set<Reach> reach(@Nullable Item post) {
        var reach = EnumSet.noneOf(Reach.class);
        if (post != null) {
            if (text(post, "reveals-reporter").equals("true")) {
                reach.add(Reach.NAMES);
            }
            if (text(post, "scope").equals("county")) {
                reach.add(Reach.COUNTY);
            }
            if (text(post, "function").equals("administration")) {
                reach.add(Reach.RULES);
            }
        }
        return reach;
    }

    private static Map<String, Item> entries(FolderFiles files, String kind, String id) {
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

    private static String text(Item of, String key) {
        return of.get(key).filter(Item::isText).map(Item::text).orElse("");
    }

    private static Label label(@Nullable Item of, String key, String otherwise) {
        return of == null ? Label.of(otherwise) : of.labelOr(key, otherwise);
    }
}
