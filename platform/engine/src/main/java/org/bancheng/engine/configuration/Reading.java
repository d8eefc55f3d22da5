package org.bancheng.engine.configuration;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bancheng.engine.configuration.TenantConfiguration.Clause;
import org.bancheng.engine.configuration.TenantConfiguration.Notice;
import org.bancheng.engine.configuration.TenantConfiguration.PostEntry;
import org.bancheng.engine.configuration.TenantConfiguration.PostFunction;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.Vocabulary;
import org.jspecify.annotations.Nullable;

/** What is known while a folder is read: files refer to one another by these names. */
final class Reading {

    final Findings findings;
    final Map<String, Label> labels = new HashMap<>();
    final Map<String, Label> choices = new HashMap<>();
    final Map<String, Clause> clauses = new LinkedHashMap<>();
    final Map<String, Notice> notices = new LinkedHashMap<>();
    final Set<String> units = new LinkedHashSet<>();
    final Set<String> domains = new LinkedHashSet<>();
    final Map<String, PostEntry> posts = new LinkedHashMap<>();
    final Set<String> tallies = new LinkedHashSet<>();
    final Map<String, Label> tables = new LinkedHashMap<>();
    private final Map<String, Set<String>> tallied = new HashMap<>();

    Reading(Findings findings) {
        this.findings = findings;
    }

    /**
     * @param spelled tallies that a condition of the type reads
     */
    void tallied(String type, Set<String> spelled) {
        tallied.computeIfAbsent(type, _ -> new LinkedHashSet<>()).addAll(spelled);
    }

    /** The tallies that the conditions read so far of the type name, by their own names. */
    Set<String> talliesOf(String type) {
        var spelled = tallied.getOrDefault(type, Set.of());
        var names = new LinkedHashSet<>(tallies);
        names.removeIf(name -> !spelled.contains(Vocabulary.spelled(name)));
        return names;
    }

    /** Whether the value is one of the known; a finding if not. */
    boolean known(Item item, Collection<String> known, String zh, String en) {
        var value = item.text();
        if (known.contains(value)) {
            return true;
        }
        if (!findings.full()) {
            findings.add(
                    item.place(),
                    "没有" + zh + " " + value,
                    "no " + en + " " + value,
                    value,
                    sorted(known));
        }
        return false;
    }

    static List<String> sorted(Collection<String> names) {
        return List.copyOf(new TreeSet<>(names));
    }

    /** As {@link #known}, for a key of a map. */
    void knownKey(Item map, String key, Collection<String> known) {
        if (!known.contains(key) && !findings.full()) {
            findings.add(map.placeOfKey(key), "没有 " + key, "no such " + key, key, sorted(known));
        }
    }

    /** The clause a rule rests on. */
    String basis(Item item) {
        known(item.at("basis"), clauses.keySet(), "条款", "clause");
        return item.text("basis");
    }

    @Nullable String basisOrNull(Item item) {
        return item.get("basis").isPresent() ? basis(item) : null;
    }

    void unique(Set<String> seen, Item id, String zh, String en) {
        if (!seen.add(id.text().toLowerCase(Locale.ROOT))) {
            findings.add(
                    id.place(),
                    zh + " " + id.text() + " 写了两次",
                    en + " " + id.text() + " stands twice");
        }
    }

    static PostFunction function(String name) {
        return PostFunction.valueOf(name.toUpperCase(Locale.ROOT));
    }

    static Set<String> functions() {
        var names = new LinkedHashSet<String>();
        for (var function : PostFunction.values()) {
            names.add(function.name().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    /** Posts, functions turned into their posts, and {@code reporter} and {@code system}. */
    Set<String> somebody(Item list) {
        var by = new LinkedHashSet<String>();
        for (var one : list.list()) {
            var name = one.text();
            if (name.equals(Action.REPORTER) || name.equals(Action.SYSTEM)) {
                by.add(name);
            } else {
                by.addAll(posts(one));
            }
        }
        return by;
    }

    /** The posts of a name, which is a post's or a function's. */
    List<String> posts(Item name) {
        if (functions().contains(name.text())) {
            return posts.values().stream()
                    .filter(post -> post.function() == function(name.text()))
                    .map(PostEntry::id)
                    .toList();
        }
        var known = new LinkedHashSet<>(posts.keySet());
        known.addAll(functions());
        known.add(Action.REPORTER);
        known.add(Action.SYSTEM);
        return known(name, known, "岗位或职能", "post or function") ? List.of(name.text()) : List.of();
    }
}
