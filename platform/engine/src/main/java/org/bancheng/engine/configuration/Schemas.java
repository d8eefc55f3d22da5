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

    private static final String LENGTH = "/definitions/clock/properties/length/items/properties/";

    private Schemas() {}

    /**
     * @param kind {@code lifecycle} for {@code lifecycle.schema.json}
     */
    static void check(String kind, Item document, Findings findings) {
        var schema = LOADED.computeIfAbsent(kind, Schemas::load);
        for (var error : schema.validate(document.json())) {
            if (findings.full()) {
                return;
            }
            explain(schema.getSchemaNode(), error, document, findings);
        }
    }

    /** The most that a clock's length may have of a unit. */
    static int longest(String unit) {
        return LOADED.computeIfAbsent("lifecycle", Schemas::load)
                .getSchemaNode()
                .at(LENGTH + unit + "/maximum")
                .asInt();
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
        var value = item.isText() ? item.text() : "";
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
            case "propertyNames" -> names(root, rules, item, findings);
            default -> limit(error.getKeyword(), rules, item, describing(what), findings);
        }
    }

    private static void names(JsonNode root, JsonNode rules, Item item, Findings findings) {
        var reference = rules.path("propertyNames").path("$ref").asString("");
        var rule = root.at(reference.replace("#", ""));
        for (var key : item.map().keySet()) {
            if (!key.matches(rule.path("pattern").asString(".*"))) {
                findings.add(
                        item.placeOfKey(key),
                        "“" + key + "”写法不对" + describing(rule.path("description").asString("")),
                        "“" + key + "” does not match " + rule.path("pattern").asString(""));
            }
        }
    }

    private static void limit(
            String keyword, JsonNode rules, Item item, String what, Findings findings) {
        var limit = rules.path(keyword).asString("");
        var zh =
                switch (keyword) {
                    case "minItems", "minProperties" -> "至少要有 " + limit + " 项";
                    case "maxItems", "maxProperties" -> "最多 " + limit + " 项";
                    case "minLength" -> "不能是空的";
                    case "maxLength" -> "最多 " + limit + " 个字";
                    case "minimum" -> "不能小于 " + limit;
                    case "maximum" -> "不能大于 " + limit;
                    case "uniqueItems" -> "同一项不能写两次";
                    case "const" -> "只能写 " + limit;
                    default -> "不合要求（" + keyword + "）";
                };
        findings.add(item.place(), zh + what, keyword + ": " + limit);
    }

    private static Item at(Item document, Error error) {
        var item = document;
        var path = error.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            var element = path.getElement(i);
            item =
                    element instanceof Integer index
                            ? item.element(index)
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
