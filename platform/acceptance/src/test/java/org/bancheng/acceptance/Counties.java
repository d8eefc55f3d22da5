package org.bancheng.acceptance;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/**
 * What the tests need to know of any county's folder, so that a new county is tested by being
 * there.
 */
final class Counties {
    private Counties() {}

    record Person(String tenant, String username, List<String> posts) {
        @Override
        public String toString() {
            return tenant + "/" + username;
        }
    }

    /** Who changes the county's configuration. */
    static String administrator(String tenant) {
        return people(tenant).stream()
                .filter(person -> person.posts().contains("administrator"))
                .map(Person::username)
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // the schema of people.yaml
    static List<Person> people(String tenant) {
        Map<String, Object> file = yaml(tenant, "people.yaml");
        List<Person> people = new ArrayList<>();
        for (Map<String, Object> person :
                (List<Map<String, Object>>) file.getOrDefault("people", List.of())) {
            List<Map<String, Object>> holds =
                    (List<Map<String, Object>>) person.getOrDefault("holds", List.of());
            people.add(
                    new Person(
                            tenant,
                            String.valueOf(person.get("username")),
                            holds.stream().map(h -> String.valueOf(h.get("post"))).toList()));
        }
        return people;
    }

    /** The colour of a county's brand, as browsers tell it. */
    @SuppressWarnings("unchecked") // the schema of tenant.yaml
    static String colour(String tenant) {
        Map<String, Object> brand =
                (Map<String, Object>) yaml(tenant, "tenant.yaml").getOrDefault("brand", Map.of());
        Color colour = Color.decode(String.valueOf(brand.get("colour")));
        return "rgb(%d, %d, %d)".formatted(colour.getRed(), colour.getGreen(), colour.getBlue());
    }

    static List<Person> everybody() {
        return Product.counties().stream().flatMap(tenant -> people(tenant).stream()).toList();
    }

    static Map<String, Object> yaml(String tenant, String file) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Files.readString(Product.COUNTIES.resolve(tenant).resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first channel that a reporter finds open. */
    static JsonNode openChannel(Product product, String tenant) {
        return product.anyone()
                .get("/" + tenant + "/api/v1/public/channels")
                .expect(200)
                .body()
                .valueStream()
                .filter(channel -> channel.get("open").asBoolean())
                .findFirst()
                .orElseThrow();
    }

    /**
     * Filed by a reporter himself.
     *
     * @param inputs in place of what {@link #filled} would write
     */
    static Matter filed(Product product, String tenant, Map<String, Object> inputs) {
        JsonNode channel = openChannel(product, tenant);
        Map<String, Object> form = filled(channel, "");
        form.putAll(inputs);
        return new Matter(
                product,
                tenant,
                product.anyone()
                        .post(
                                "/" + tenant + "/api/v1/public/cases",
                                Map.of("channel", channel.get("id").asString(), "inputs", form)));
    }

    /** A form filled in as its fields ask, and not more. */
    static Map<String, Object> filled(JsonNode channel, String subject) {
        Map<String, Object> form = new HashMap<>();
        for (JsonNode field : channel.get("form")) {
            String name = field.get("name").asString();
            if (field.get("presence").asString().equals("REQUIRED")) {
                form.put(name, value(field));
            }
        }
        form.put("subject", subject);
        return form;
    }

    private static Object value(JsonNode field) {
        return switch (field.get("type").asString()) {
            case "BOOLEAN" -> true;
            case "INTEGER" -> 1;
            case "RATING" -> 5;
            case "DATE" -> "2026-05-10";
            case "CHOICE" -> field.get("choices").get(0).asString();
            default -> field.get("name").asString().contains("phone") ? "13900001111" : "办了三次没办成";
        };
    }
}
