package org.bancheng.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What a channel of a county's folder asks, and who takes it in. */
record ChannelForm(
        String county, String id, boolean open, List<String> takenBy, Map<String, String> fields) {

    @SuppressWarnings("unchecked") // the schema of channels.yaml
    static List<ChannelForm> of(String county) {
        List<ChannelForm> channels = new ArrayList<>();
        for (Map<String, Object> channel :
                (List<Map<String, Object>>)
                        Objects.requireNonNull(
                                Counties.yaml(county, "channels.yaml").get("channels"))) {
            Map<String, String> fields = new LinkedHashMap<>();
            ((Map<String, Object>) channel.getOrDefault("form", Map.of()))
                    .forEach((name, type) -> fields.put(name, String.valueOf(type)));
            channels.add(
                    new ChannelForm(
                            county,
                            String.valueOf(channel.get("id")),
                            Boolean.TRUE.equals(channel.get("public")),
                            (List<String>) channel.getOrDefault("taken-by", List.of()),
                            fields));
        }
        return channels;
    }

    static boolean personal(String type) {
        return type.endsWith("personal");
    }

    /** Somebody who may file here. */
    String clerk() {
        return Counties.people(county).stream()
                .filter(person -> person.posts().stream().anyMatch(takenBy::contains))
                .findFirst()
                .orElseThrow()
                .username();
    }

    /**
     * Every field filled in but files.
     *
     * @param persons what personal fields say, by name
     * @param words what other texts say, by name
     */
    Map<String, Object> filled(Function<String, String> persons, Function<String, String> words) {
        Map<String, Object> form = new LinkedHashMap<>();
        fields.forEach(
                (name, type) -> {
                    if (personal(type)) {
                        form.put(name, persons.apply(name));
                    } else if (type.startsWith("[")) {
                        form.put(
                                name,
                                type.substring(1, type.indexOf(type.contains(",") ? ',' : ']'))
                                        .strip());
                    } else if (type.startsWith("text") || type.startsWith("long-text")) {
                        form.put(name, words.apply(name));
                    } else if (type.startsWith("unit")) {
                        String unit = unit();
                        form.put(name, type.endsWith("*") ? List.of(unit) : unit);
                    } else if (type.startsWith("category")) {
                        form.put(name, "business");
                    } else if (type.startsWith("date")) {
                        form.put(name, "2026-05-10");
                    } else if (type.startsWith("phone")) {
                        form.put(name, "073112345");
                    } else if (!type.startsWith("attachment")) {
                        throw new AssertionError("no value for " + name + ": " + type);
                    }
                });
        return form;
    }

    @SuppressWarnings("unchecked") // the schema of units.yaml
    private String unit() {
        return String.valueOf(
                ((List<Map<String, Object>>)
                                Objects.requireNonNull(
                                        Counties.yaml(county, "units.yaml").get("units")))
                        .getFirst()
                        .get("id"));
    }

    @Override
    public String toString() {
        return county + "/" + id;
    }
}
