package org.bancheng.acceptance;

import static org.bancheng.acceptance.Cut.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bancheng.acceptance.Cut.Nearness;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a file: conditions, times within which, clocks, their lengths and extensions, what
 * follows by itself, what has to be filled in, and who may.
 */
final class Cuts {
    private static final Pattern REQUIRED = Pattern.compile("!(?= personal$|$)");
    private static final List<String> TELLING = List.of("notify", "remind");

    private final List<String> posts;
    private final List<Cut> found = new ArrayList<>();

    /**
     * @param posts of the county, which may do everything where a rule of who may is taken out
     */
    private Cuts(List<String> posts) {
        this.posts = posts;
    }

    static List<Cut> ofChannels(Map<String, Object> file, List<String> posts) {
        Cuts cuts = new Cuts(posts);
        List<Object> channels = list(file.get("channels"));
        for (int i = 0; i < channels.size(); i++) {
            String id = String.valueOf(map(channels.get(i)).get("id"));
            Owner channel =
                    new Owner(
                            "channel " + id,
                            id,
                            Nearness.SHOWN,
                            List.of("channels", i),
                            map(channels.get(i)));
            cuts.form(channel);
            cuts.who(channel, "taken-by");
        }
        return cuts.found;
    }

    static List<Cut> ofLifecycle(Map<String, Object> file, List<String> posts) {
        Cuts cuts = new Cuts(posts);
        String lifecycle = String.valueOf(file.get("lifecycle"));
        cuts.action(
                new Owner(
                        "opening",
                        lifecycle,
                        Nearness.SHOWN,
                        List.of("open"),
                        map(file.get("open"))));
        entries(file, "clocks")
                .forEach(
                        (id, clock) ->
                                cuts.clock(
                                        new Owner(
                                                "clock " + id,
                                                id,
                                                Nearness.ANY,
                                                List.of("clocks", id),
                                                map(clock))));
        entries(file, "actions")
                .forEach(
                        (id, action) ->
                                cuts.action(
                                        new Owner(
                                                id,
                                                id,
                                                bySystem(map(action))
                                                        ? Nearness.SHOWN
                                                        : Nearness.ASKED,
                                                List.of("actions", id),
                                                map(action))));
        return cuts.found;
    }

    private static boolean bySystem(Map<String, Object> action) {
        return list(action.get("by")).contains("system");
    }

    /**
     * An action, a clock, a channel.
     *
     * @param says what begins the rule's words
     */
    private record Owner(
            String says,
            String subject,
            Nearness nearness,
            List<Object> path,
            Map<String, Object> node) {
        String clause() {
            return String.valueOf(node.get("basis"));
        }
    }

    private void action(Owner action) {
        List<Object> conditions = list(action.node().get("requires"));
        for (int i = 0; i < conditions.size(); i++) {
            Object that = map(conditions.get(i)).get("that");
            add(action, "requires `" + that + "`", null, "requires", i);
        }
        if (action.node().containsKey("within")) {
            add(action, "within `" + action.node().get("within") + "`", null, "within");
        }
        form(action);
        effects(action, "effects");
        entries(action.node(), "clocks")
                .forEach(
                        (move, of) ->
                                add(
                                        action,
                                        "`" + move + ": " + flow(of) + "`",
                                        null,
                                        "clocks",
                                        move));
        who(action, "by");
    }

    private void clock(Owner clock) {
        List<Object> lengths = list(clock.node().get("length"));
        add(clock, "runs", List.of(Map.of("when", "false", "working-days", 1)), "length");
        for (int i = 0; i < lengths.size(); i++) {
            Map<String, Object> length = map(lengths.get(i));
            for (String unit : List.of("working-days", "calendar-days", "hours")) {
                if (length.get(unit) instanceof Integer days) {
                    Map<String, Object> longer = new LinkedHashMap<>(length);
                    longer.put(unit, days + 1);
                    add(clock, "is no longer than `" + flow(length) + "`", longer, "length", i);
                }
            }
            if (length.containsKey("same-day")) {
                Map<String, Object> longer = new LinkedHashMap<>(length);
                longer.remove("same-day");
                longer.put("working-days", 1);
                add(clock, "is no longer than `" + flow(length) + "`", longer, "length", i);
            }
        }
        if (clock.node().get("extension") instanceof Map<?, ?> extension) {
            String says = "is extended by no more than `" + flow(extension) + "`";
            add(clock, says + ": times", 10, "extension", "times");
            add(clock, says + ": days", Map.of("working-days", 300), "extension", "up-to");
        }
        effects(clock, "on-warn");
        effects(clock, "on-breach");
    }

    private void effects(Owner owner, String which) {
        List<Object> effects = list(owner.node().get(which));
        for (int i = 0; i < effects.size(); i++) {
            boolean tells = map(effects.get(i)).keySet().stream().anyMatch(TELLING::contains);
            found.add(
                    new Cut(
                            owner.clause(),
                            owner.says() + " " + which + " `" + flow(effects.get(i)) + "`",
                            owner.subject(),
                            tells ? Nearness.TOLD : owner.nearness(),
                            path(owner, which, i),
                            null));
        }
    }

    /**
     * Of each form one field, always the same: a test that asks what has to be filled in names all
     * of them, and there are hundreds.
     */
    private void form(Owner owner) {
        if (list(owner.node().get("by")).equals(List.of("system"))) {
            return; // filled in by what calls it
        }
        List<Map.Entry<String, Object>> required =
                entries(owner.node(), "form").entrySet().stream()
                        .filter(field -> REQUIRED.matcher(type(field.getValue())).find())
                        // the platform draws figures up by itself
                        .filter(field -> !type(field.getValue()).startsWith("figures"))
                        .toList();
        if (!required.isEmpty()) {
            int one = Math.floorMod((owner.says() + owner.subject()).hashCode(), required.size());
            String field = required.get(one).getKey();
            Object spec = required.get(one).getValue();
            String freed = REQUIRED.matcher(type(spec)).replaceFirst("?");
            add(owner, "needs `" + field + "`", with(spec, freed), "form", field);
        }
    }

    private static String type(Object spec) {
        return String.valueOf(spec instanceof Map<?, ?> labelled ? labelled.get("type") : spec);
    }

    private static Object with(Object spec, String type) {
        if (spec instanceof Map<?, ?>) {
            Map<String, Object> labelled = new LinkedHashMap<>(map(spec));
            labelled.put("type", type);
            return labelled;
        }
        return type;
    }

    /** What the system alone does is asked of nobody. */
    private void who(Owner owner, String which) {
        List<Object> by = list(owner.node().get(which));
        if (!by.isEmpty() && !by.equals(List.of("system"))) {
            List<Object> all = Stream.concat(by.stream(), posts.stream()).distinct().toList();
            add(owner, which + " `" + flow(by) + "` only", all, which);
        }
    }

    private void add(Owner owner, String says, @Nullable Object instead, Object... path) {
        found.add(
                new Cut(
                        owner.clause(),
                        owner.says() + " " + says,
                        owner.subject(),
                        owner.nearness(),
                        path(owner, path),
                        instead));
    }

    private static List<Object> path(Owner owner, Object... rest) {
        return Stream.concat(owner.path().stream(), Stream.of(rest)).toList();
    }

    private static Map<String, Object> entries(Map<String, Object> node, String name) {
        return map(node.getOrDefault(name, Map.of()));
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object node) {
        return node == null ? List.of() : (List<Object>) node;
    }

    /** As it would stand on one line of the file. */
    private static String flow(@Nullable Object node) {
        return switch (node) {
            case Map<?, ?> fields ->
                    fields.entrySet().stream()
                            .map(field -> field.getKey() + ": " + flow(field.getValue()))
                            .collect(Collectors.joining(", ", "{ ", " }"));
            case List<?> items ->
                    items.stream().map(Cuts::flow).collect(Collectors.joining(", ", "[", "]"));
            case null -> "";
            default -> node.toString();
        };
    }
}
