package org.bancheng.engine.configuration;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The shape of each kind of file, and its violations in words. */
final class Schemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private static final Map<String, Schema> LOADED = new ConcurrentHashMap<>();
    private static final Map<String, String> TYPES =
            Map.of(
                    "string", "文字",
                    "object", "键值",
                    "array", "列表",
                    "integer", "整数",
                    "boolean", "true 或 false");

    private Schemas() {}

    /**
     * @param kind {@code lifecycle} for {@code lifecycle.schema.json}
     */
    static void check(String kind, Item document, Findings findings) {
        var schema = LOADED.computeIfAbsent(kind, Schemas::load);
        for (var error : schema.validate(document.json())) {
            explain(schema.getSchemaNode(), error, document, findings);
        }
    }

    private static Schema load(String kind) {
        try (var in = Schemas.class.getResourceAsStream("schemas/" + kind + ".schema.json")) {
            if (in == null) {
                throw new IllegalStateException("no schema " + kind);
            }
            return REGISTRY.getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void explain(JsonNode root, Error error, Item document, Findings findings) {
        var item = at(document, error);
        var rules = rules(root, error);
        var what = rules.path("description").asString("");
        var value = item.isMap() || item.list().size() != 1 ? "" : item.text();
        switch (error.getKeyword()) {
            case "additionalProperties" -> {
                var key = String.valueOf(error.getProperty());
                findings.add(
                        item.placeOfKey(key),
                        "不认识的键 " + key,
                        "unknown key " + key,
                        key,
                        keys(rules));
            }
            case "required" -> {
                var key = String.valueOf(error.getProperty());
                findings.add(item.place(), "缺少 " + key, key + " is missing");
            }
            case "enum" ->
                    findings.add(
                            item.place(),
                            "没有这个值：" + value,
                            "no such value: " + value,
                            value,
                            values(rules));
            case "type" ->
                    findings.add(
                            item.place(),
                            "应是" + types(rules) + describing(what),
                            "must be " + rules.path("type"));
            case "pattern" ->
                    findings.add(
                            item.place(),
                            "“" + value + "”写法不对" + describing(what),
                            "“" + value + "” does not match " + rules.path("pattern").asString(""));
            default ->
                    findings.add(
                            item.place(),
                            "不合要求（" + error.getKeyword() + "）" + describing(what),
                            error.getMessage());
        }
    }

    private static Item at(Item document, Error error) {
        var item = document;
        var path = error.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            var element = path.getElement(i);
            item =
                    element instanceof Integer index
                            ? item.list().get(index)
                            : item.at(String.valueOf(element));
        }
        return item;
    }

    /** The part of the schema the violated keyword stands in. */
    private static JsonNode rules(JsonNode root, Error error) {
        var fragment = error.getSchemaLocation().getFragment();
        var node = root;
        for (int i = 0; i < fragment.getNameCount() - 1; i++) {
            node = node.path(String.valueOf(fragment.getElement(i)));
        }
        return node;
    }

    private static List<String> keys(JsonNode rules) {
        return List.copyOf(rules.path("properties").propertyNames());
    }

    private static List<String> values(JsonNode rules) {
        var values = new ArrayList<String>();
        rules.path("enum").forEach(value -> values.add(value.asString()));
        return values;
    }

    private static String types(JsonNode rules) {
        var type = rules.path("type");
        if (!type.isArray()) {
            return TYPES.getOrDefault(type.asString(""), type.asString(""));
        }
        var names = new ArrayList<String>();
        type.forEach(one -> names.add(TYPES.getOrDefault(one.asString(), one.asString())));
        return String.join("或", names);
    }

    private static String describing(String what) {
        return what.isEmpty() ? "" : "：" + what;
    }
}
