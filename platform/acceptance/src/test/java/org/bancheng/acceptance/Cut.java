package org.bancheng.acceptance;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a file, and what stands there without it.
 *
 * @param clause the one that the rule rests on
 * @param rule in words that stay when lines move
 * @param subject the action, clock, lifecycle or channel that a test has to come near to notice
 * @param path to it: names and places in lists, from the root of the file
 * @param instead null where nothing stands there any more
 */
record Cut(
        String clause,
        String rule,
        String subject,
        Nearness nearness,
        List<Object> path,
        @Nullable Object instead) {

    /** What a test has to do before it can notice. */
    enum Nearness {
        /** Ask for the action that is named. */
        ASKED,
        /** Be shown the name: of a lifecycle, a channel, or what the system does. */
        SHOWN,
        /** Read what somebody is told. */
        TOLD,
        /** Have to do with the county: a clock runs unseen. */
        ANY
    }

    /** Conditions, effects, fields: what one test misses, it is likely to miss the next of too. */
    String kind() {
        return path.stream()
                .filter(String.class::isInstance)
                .skip(path.getFirst().equals("open") || path.getFirst().equals("channels") ? 1 : 2)
                .findFirst()
                .map(String::valueOf)
                .orElse("");
    }

    /** Changes a file; a list or mapping that would be left empty goes too. */
    void from(Object root) {
        cut(root, path);
    }

    @SuppressWarnings("unchecked") // what YAML is made of
    private void cut(@Nullable Object node, List<Object> rest) {
        Object key = rest.getFirst();
        if (rest.size() == 1) {
            if (node instanceof List<?> list) {
                List<Object> items = (List<Object>) list;
                if (instead == null) {
                    items.remove((int) key);
                } else {
                    items.set((int) key, instead);
                }
            } else {
                Map<Object, Object> entries = (Map<Object, Object>) Objects.requireNonNull(node);
                if (instead == null) {
                    entries.remove(key);
                } else {
                    entries.put(key, instead);
                }
            }
            return;
        }
        Object child = node instanceof List<?> list ? list.get((int) key) : map(node).get(key);
        cut(child, rest.subList(1, rest.size()));
        if (leftEmpty(child)) {
            map(node).remove(key);
        }
    }

    private static boolean leftEmpty(@Nullable Object child) {
        return switch (child) {
            case List<?> items -> items.isEmpty();
            case Map<?, ?> fields -> fields.isEmpty();
            case null, default -> false;
        };
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object node) {
        return (Map<String, Object>) Objects.requireNonNull(node);
    }
}
