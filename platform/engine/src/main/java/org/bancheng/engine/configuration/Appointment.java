package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bancheng.engine.label.Label;

/**
 * A post that a person holds, as the files write it, whatever else is wrong with them.
 *
 * @param name of the person
 * @param post its label
 * @param unit its name
 * @param reach what the post may that most may not, and of which where that is several
 */
public record Appointment(
        String username, String name, Label post, Label unit, Map<Reach, Set<String>> reach) {

    /** What makes a post more than a place to work at. */
    public enum Reach {
        /** Sees who reported. */
        NAMES,
        /** Sees every case of the county. */
        COUNTY,
        /** Sees the cases of the own unit. */
        UNIT,
        /** Sees the cases that units had which were merged into the own one; these units. */
        MERGED,
        /** Sees the cases of these channels, as far as the own unit took them in. */
        CHANNELS,
        /** Sees what is kept from others: lifecycles, and actions as {@code lifecycle.action}. */
        SECRET,
        /** Does whatever is given to this function instead of a post. */
        FUNCTION,
        /** Changes the county's configuration, which is a function too. */
        RULES
    }

    /** Of these, one that sees every case of the county gains nothing. */
    private static final Set<Reach> WITHIN_COUNTY =
            EnumSet.of(Reach.UNIT, Reach.MERGED, Reach.CHANNELS);

    public enum Kind {
        GAINED,
        LOST,
        /** The same post, which may something else now. */
        CHANGED
    }

    /**
     * @param appointment as it is afterwards, or was, where it is lost
     * @param more what it may that it did not before, and of which where that is several
     */
    public record Change(Kind kind, Appointment appointment, Map<Reach, Set<String>> more) {}

    public Appointment {
        reach = Map.copyOf(reach);
    }

    /**
     * Who gains or loses which post, or may something else by it, the people in the order of their
     * names for signing in.
     *
     * @param defaults what all counties share, before
     * @param defaultsAfter likewise, after
     */
    public static List<Change> changes(
            Map<String, byte[]> before,
            Map<String, byte[]> defaults,
            Map<String, byte[]> after,
            Map<String, byte[]> defaultsAfter) {
        var filesBefore = new FolderFiles(before, defaults);
        var filesAfter = new FolderFiles(after, defaultsAfter);
        var secretBefore = Secrets.of(filesBefore);
        var secretAfter = Secrets.of(filesAfter);
        var kept = Secrets.kept(secretBefore, secretAfter);
        var was = of(filesBefore, new Reaches(filesBefore, secretBefore, kept));
        var is = of(filesAfter, new Reaches(filesAfter, secretAfter, kept));
        var changes = new ArrayList<Change>();
        is.forEach(
                (key, now) -> {
                    var then = was.get(key);
                    if (then == null) {
                        changes.add(new Change(Kind.GAINED, now, more(Map.of(), now.reach())));
                    } else if (!then.reach().equals(now.reach())) {
                        changes.add(new Change(Kind.CHANGED, now, more(then.reach(), now.reach())));
                    }
                });
        was.forEach(
                (key, then) -> {
                    if (!is.containsKey(key)) {
                        changes.add(new Change(Kind.LOST, then, Map.of()));
                    }
                });
        changes.sort(Comparator.comparing(change -> change.appointment().username()));
        return changes;
    }

    private static Map<Reach, Set<String>> more(
            Map<Reach, Set<String>> was, Map<Reach, Set<String>> is) {
        var more = new EnumMap<Reach, Set<String>>(Reach.class);
        is.forEach(
                (reach, which) -> {
                    var fresh = new TreeSet<>(which);
                    fresh.removeAll(was.getOrDefault(reach, Set.of()));
                    boolean known =
                            was.containsKey(reach)
                                    || (was.containsKey(Reach.COUNTY)
                                            && WITHIN_COUNTY.contains(reach));
                    if (!known || (was.containsKey(reach) && !fresh.isEmpty())) {
                        more.put(reach, fresh);
                    }
                });
        return more;
    }

    private record Key(String username, String post, String unit) {}

    private static Map<Key, Appointment> of(FolderFiles files, Reaches reaches) {
        var held = new LinkedHashMap<Key, Appointment>();
        Reaches.entries(files, "people", "username")
                .forEach(
                        (username, person) ->
                                person.list("holds").stream()
                                        .filter(Item::isMap)
                                        .forEach(
                                                one -> {
                                                    var key =
                                                            new Key(
                                                                    username,
                                                                    Reaches.text(one, "post"),
                                                                    Reaches.text(one, "unit"));
                                                    held.put(key, of(key, person, reaches));
                                                }));
        return held;
    }

    private static Appointment of(Key key, Item person, Reaches reaches) {
        var name = Reaches.text(person, "name");
        return new Appointment(
                key.username(),
                name.isEmpty() ? key.username() : name,
                reaches.post(key.post()),
                reaches.unit(key.unit()),
                reaches.of(key.post(), key.unit()));
    }
}
