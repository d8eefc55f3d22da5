package org.bancheng.engine.configuration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whom the lifecycles of a folder let see a matter or that an action was done, as the files write
 * it, whatever else is wrong with them.
 *
 * @param seenBy posts and functions by {@code lifecycle} or {@code lifecycle.action}; none: whoever
 *     sees the subject
 */
record Secrets(Map<String, Set<String>> seenBy) {

    static Secrets of(FolderFiles files) {
        var seenBy = new HashMap<String, Set<String>>();
        for (var name : files.lifecycles()) {
            var unread = new Findings();
            files.get(name)
                    .flatMap(content -> YamlText.read(name, content, unread))
                    .filter(Item::isMap)
                    .map(new Parts(files, unread)::whole)
                    .ifPresent(
                            file ->
                                    add(
                                            name.replaceAll("^lifecycles/|\\.yaml$", ""),
                                            file,
                                            seenBy));
        }
        return new Secrets(seenBy);
    }

    private static void add(String lifecycle, Item file, Map<String, Set<String>> seenBy) {
        var all = named(file);
        seenBy.put(lifecycle, all);
        file.map("actions")
                .forEach(
                        (id, action) ->
                                seenBy.put(
                                        lifecycle + "." + id, all.isEmpty() ? named(action) : all));
    }

    private static Set<String> named(Item of) {
        return of.list("seen-by").stream()
                .filter(Item::isText)
                .map(Item::text)
                .collect(Collectors.toSet());
    }

    /** What either keeps from somebody. */
    static Set<String> kept(Secrets one, Secrets other) {
        var kept = new HashSet<String>();
        for (var secrets : List.of(one, other)) {
            secrets.seenBy.forEach(
                    (id, seenBy) -> {
                        if (!seenBy.isEmpty()) {
                            kept.add(id);
                        }
                    });
        }
        return kept;
    }

    /**
     * Which of these a post sees.
     *
     * @param cases whether it sees cases at all: what is not kept from anybody is theirs
     */
    Set<String> seen(Set<String> kept, String post, String function, boolean cases) {
        var seen = new TreeSet<String>();
        for (var id : kept) {
            var by = seenBy.get(id);
            if (by != null && (by.isEmpty() ? cases : by.contains(post) || by.contains(function))) {
                seen.add(id);
            }
        }
        return seen;
    }
}
