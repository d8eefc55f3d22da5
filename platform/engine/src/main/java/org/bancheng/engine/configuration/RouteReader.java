package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldSpec.Presence;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.RouteRule;
import org.bancheng.engine.lifecycle.RouteRule.Destination;

/** By which rules a matter finds its unit. */
final class RouteReader {

    private final Reading reading;
    private final Outline outline;
    private final ExpressionReader expressions;

    RouteReader(Reading reading, Outline outline, ExpressionReader expressions) {
        this.reading = reading;
        this.outline = outline;
        this.expressions = expressions;
    }

    /** In the order of the file: the first that holds decides. */
    List<RouteRule> routes() {
        var document = outline.document();
        if (document.get("routes").isPresent() && !outline.type().equals(OutlineReader.CASE)) {
            reading.findings.add(
                    document.placeOfKey("routes"),
                    "routes 只写在 case.yaml 里",
                    "routes belong to case.yaml");
        }
        var routes = new ArrayList<RouteRule>();
        var ids = new HashSet<String>();
        var items = document.list("routes");
        for (var item : items) {
            reading.unique(ids, item.at("id"), "派单规则", "route");
            var condition = item.get("when").flatMap(expressions::condition);
            destination(item)
                    .ifPresent(
                            to ->
                                    routes.add(
                                            new RouteRule(
                                                    item.text("id"),
                                                    reading.basis(item),
                                                    condition.orElse(null),
                                                    to)));
        }
        return routes;
    }

    private Optional<Destination> destination(Item item) {
        var named = item.get("unit");
        var of = item.get("unit-of");
        if (named.isPresent() == of.isPresent()) {
            reading.findings.add(item.place(), "unit 和 unit-of 写一个", "give either unit or unit-of");
            return Optional.empty();
        }
        if (named.isPresent()) {
            reading.known(named.get(), reading.units, "单位", "unit");
            return Optional.of(new Destination.Named(named.get().text()));
        }
        return kept(of.orElseThrow());
    }

    private Optional<Destination> kept(Item field) {
        var fitting = new LinkedHashSet<String>();
        for (var one : outline.kept()) {
            boolean fits = one.type() == FieldType.UNIT || one.type() == FieldType.CATEGORY;
            if (fits && one.presence() != Presence.MANY) {
                fitting.add(one.name());
            }
        }
        if (!reading.known(field, fitting, "单位或类别字段", "field of a unit or a category")) {
            return Optional.empty();
        }
        boolean category =
                outline.kept().stream()
                        .filter(one -> one.name().equals(field.text()))
                        .anyMatch(one -> one.type() == FieldType.CATEGORY);
        return Optional.of(
                category
                        ? new Destination.OwnerOf(field.text())
                        : new Destination.InField(field.text()));
    }

    /** Whether the action that takes the order has room for the unit and for the rule. */
    static void check(Reading reading, Item effect, FormSpec form, List<RouteRule> routes) {
        var unit = effect.at("unit");
        var rule = effect.at("rule");
        reading.known(unit, names(form, FieldType.UNIT), "单位栏目", "field of a unit");
        if (reading.known(rule, names(form, FieldType.CHOICE), "选项栏目", "field with choices")) {
            var choices = new LinkedHashSet<String>();
            form.field(rule.text())
                    .ifPresent(field -> field.choices().forEach(c -> choices.add(c.value())));
            routes.stream()
                    .filter(route -> !choices.contains(route.id()))
                    .forEach(
                            route ->
                                    reading.findings.add(
                                            rule.place(),
                                            "栏目 %s 没有派单规则 %s 这一选项"
                                                    .formatted(rule.text(), route.id()),
                                            "the field %s has no choice for the route %s"
                                                    .formatted(rule.text(), route.id())));
        }
        for (var field : form.fields()) {
            boolean given = Set.of(unit.text(), rule.text()).contains(field.name());
            if (field.presence() == Presence.REQUIRED && !given) {
                reading.findings.add(
                        effect.at("action").place(),
                        "自动派单填不了必填栏目 " + field.name(),
                        "a route cannot fill in the required field " + field.name());
            }
        }
    }

    private static Set<String> names(FormSpec form, FieldType type) {
        var names = new LinkedHashSet<String>();
        for (FieldSpec field : form.fields()) {
            if (field.type() == type && field.presence() != Presence.MANY) {
                names.add(field.name());
            }
        }
        return names;
    }
}
