package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.EffectRule;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldSpec.Presence;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.RouteRule;
import org.jspecify.annotations.Nullable;

/** What follows from an action or from a clock. */
final class EffectReader {

    private static final Set<String> ADDRESSEES = Set.of("reporter", "unit", "units");

    private final Reading reading;
    private final Map<String, Outline> outlines;
    private final Set<String> triggered = new TreeSet<>();
    private List<RouteRule> routes = List.of();

    EffectReader(Reading reading, Map<String, Outline> outlines) {
        this.reading = reading;
        this.outlines = outlines;
    }

    /** The rules that a {@code route} follows, before the effects of the case are read. */
    void routes(List<RouteRule> rules) {
        routes = rules;
    }

    /** {@code type.action} of every action that some effect asks for. */
    Set<String> triggered() {
        return triggered;
    }

    /**
     * @param form whose values fill the effects; empty for a clock's
     */
    List<EffectRule> effects(List<Item> items, FormSpec form, ExpressionReader expressions) {
        var effects = new ArrayList<EffectRule>();
        for (var item : items) {
            var told = new ArrayList<EffectRule>();
            item.get("assign")
                    .ifPresent(assign -> told.add(assign(assign, form, expressions.root())));
            item.get("open").ifPresent(open -> told.add(open(open, form, expressions.root())));
            item.get("act").ifPresent(act -> told.add(act(act, form, expressions.root())));
            item.get("link").ifPresent(link -> told.add(link(link, form)));
            item.get("unlink").ifPresent(link -> told.add(unlink(link, form)));
            item.get("pass-on").ifPresent(pass -> told.add(passOn(pass, form)));
            item.get("route").ifPresent(route -> told.add(route(route, form, expressions)));
            item.get("notify").ifPresent(tell -> told.add(tell(tell, false, expressions.root())));
            item.get("remind").ifPresent(tell -> told.add(tell(tell, true, expressions.root())));
            if (told.size() != 1) {
                reading.findings.add(item.place(), "随后的事，一项一个", "one effect in each item");
            }
            var condition = item.get("when").flatMap(expressions::condition);
            told.forEach(
                    rule ->
                            effects.add(
                                    condition.isPresent()
                                            ? new EffectRule.When(condition.get(), rule)
                                            : rule));
        }
        return effects;
    }

    private EffectRule assign(Item item, FormSpec form, String root) {
        if (!root.equals(OutlineReader.CASE)) {
            reading.findings.add(item.place(), "只有事项才交办", "only a case is assigned");
        }
        var target = outlines.get(OutlineReader.ASSIGNMENT);
        var opening = target == null ? FormSpec.empty() : target.form(Lifecycle.OPEN);
        return new EffectRule.Assign(
                unit(item, "lead", form, false),
                unit(item, "co-handling", form, true),
                unit(item, "same-role", form, false),
                with(item, form, opening));
    }

    private EffectRule open(Item item, FormSpec form, String root) {
        var type = item.at("type");
        var types = new TreeSet<String>();
        under(root).forEach(outline -> types.add(outline.type()));
        var target = outlines.get(type.text());
        if (!reading.known(type, types, "流程", "lifecycle") || target == null) {
            return new EffectRule.Open(type.text(), "", new EffectRule.Addressee.Own(), Map.of());
        }
        item.get("role")
                .ifPresent(role -> reading.known(role, target.roles().keySet(), "角色", "role"));
        if (item.get("role").isEmpty() && target.roles().size() > 1) {
            reading.findings.add(
                    item.place(),
                    "缺少 role，可选 " + String.join("、", target.roles().keySet()),
                    "role is missing, one of " + String.join(", ", target.roles().keySet()));
        }
        triggered.add(target.type() + "." + Lifecycle.OPEN);
        return new EffectRule.Open(
                target.type(),
                item.get("role").map(Item::text).orElse(target.roles().keySet().iterator().next()),
                addressee(item, form),
                with(item, form, target.form(Lifecycle.OPEN)));
    }

    private EffectRule.Addressee addressee(Item item, FormSpec form) {
        var named = item.get("to-unit");
        if (named.isPresent()) {
            if (item.get("unit").isPresent()) {
                reading.findings.add(
                        item.place(), "unit 和 to-unit 只能写一个", "give either unit or to-unit");
            }
            reading.known(named.get(), reading.units, "单位", "unit");
            return new EffectRule.Addressee.Named(named.get().text());
        }
        var chosen = item.get("unit");
        if (chosen.isEmpty()) {
            return new EffectRule.Addressee.Own();
        }
        var field = field(chosen.get(), form);
        if (field != null && field.type() != FieldType.UNIT) {
            reading.findings.add(
                    chosen.get().place(),
                    "栏目 " + chosen.get().text() + " 应是 unit",
                    "the field must be a unit's");
        }
        return new EffectRule.Addressee.Chosen(chosen.get().text());
    }

    private @Nullable String unit(Item item, String key, FormSpec form, boolean many) {
        var name = item.get(key);
        if (name.isEmpty()) {
            return null;
        }
        var field = field(name.get(), form);
        boolean fits =
                field == null
                        || (field.type() == FieldType.UNIT
                                && (field.presence() == Presence.MANY) == many);
        if (!fits) {
            reading.findings.add(
                    name.get().place(),
                    "栏目 " + name.get().text() + " 应是 " + (many ? "unit*" : "unit! 或 unit?"),
                    "the field must be " + (many ? "unit*" : "unit! or unit?"));
        }
        return name.get().text();
    }

    private @Nullable FieldSpec field(Item name, FormSpec form) {
        var names = form.fields().stream().map(FieldSpec::name).toList();
        return reading.known(name, names, "栏目", "field")
                ? form.field(name.text()).orElse(null)
                : null;
    }

    private Map<String, String> with(Item item, FormSpec form, FormSpec target) {
        var with = new LinkedHashMap<String, String>();
        item.map("with")
                .forEach(
                        (name, source) -> {
                            if (target.field(name).isEmpty()) {
                                reading.findings.add(
                                        item.at("with").placeOfKey(name),
                                        "对方没有栏目 " + name,
                                        "the other form has no field " + name,
                                        name,
                                        target.fields().stream().map(FieldSpec::name).toList());
                            }
                            field(source, form);
                            with.put(name, source.text());
                        });
        for (var field : target.fields()) {
            boolean given =
                    with.containsKey(field.name())
                            && form.field(with.get(field.name()))
                                    .filter(from -> from.presence() == Presence.REQUIRED)
                                    .isPresent();
            if (field.presence() == Presence.REQUIRED && !given) {
                reading.findings.add(
                        item.place(),
                        "对方的必填栏目 " + field.name() + " 没有给：with 里要有一个必填的来源",
                        "the other form requires " + field.name() + ": give it in with");
            }
        }
        return with;
    }

    private EffectRule act(Item item, FormSpec form, String root) {
        var on = item.text("on");
        var type = type(item.at("on"), root);
        var target = outlines.get(type);
        var action = item.at("action");
        Map<String, String> with = Map.of();
        if (target != null && reading.known(action, target.actions(), "动作", "action")) {
            triggered.add(type + "." + action.text());
            with = with(item, form, target.form(action.text()));
            bySystem(action, target);
        }
        return new EffectRule.Act(on, action.text(), with, item.isTrue("if-allowed"));
    }

    private EffectRule link(Item item, FormSpec form) {
        return new EffectRule.Link(number(item.at("to"), form), tie(item));
    }

    private EffectRule unlink(Item item, FormSpec form) {
        return new EffectRule.Unlink(
                item.get("from").map(from -> number(from, form)).orElse(null), tie(item));
    }

    private static EffectRule.Tie tie(Item item) {
        return EffectRule.Tie.valueOf(item.text("as").toUpperCase(Locale.ROOT));
    }

    private String number(Item name, FormSpec form) {
        var field = field(name, form);
        boolean fits =
                field == null
                        || (field.type() == FieldType.CASE
                                && field.presence() == Presence.REQUIRED);
        if (!fits) {
            reading.findings.add(
                    name.place(), "栏目 " + name.text() + " 应是 case!", "the field must be case!");
        }
        return name.text();
    }

    private EffectRule passOn(Item item, FormSpec form) {
        var target = outlines.get(OutlineReader.CASE);
        var action = item.at("action");
        Map<String, String> with = Map.of();
        if (target != null && reading.known(action, target.actions(), "动作", "action")) {
            triggered.add(OutlineReader.CASE + "." + action.text());
            bySystem(action, target);
            with = with(item, form, target.form(action.text()));
        }
        return new EffectRule.PassOn(action.text(), with);
    }

    private EffectRule route(Item item, FormSpec form, ExpressionReader expressions) {
        var target = outlines.get(OutlineReader.CASE);
        var action = item.at("action");
        if (!expressions.isOf(OutlineReader.CASE)) {
            reading.findings.add(
                    item.place(), "route 只用在 case.yaml 里", "route belongs to case.yaml");
        } else if (routes.isEmpty()) {
            reading.findings.add(
                    item.place(), "没有派单规则：请写 routes", "there are no rules: write routes");
        }
        if (target != null && reading.known(action, target.actions(), "动作", "action")) {
            triggered.add(OutlineReader.CASE + "." + action.text());
            bySystem(action, target);
            RouteReader.check(reading, item, target.form(action.text()), routes);
        }
        return new EffectRule.Route(
                routes,
                action.text(),
                item.text("unit"),
                item.text("rule"),
                effects(item.list("else"), form, expressions));
    }

    /** What all hangs on, of a case the lead unit's assignment, or the plural of a type. */
    private String type(Item on, String root) {
        var named = new LinkedHashMap<String, String>();
        named.put(root, root);
        if (root.equals(OutlineReader.CASE)) {
            named.put("lead", OutlineReader.ASSIGNMENT);
        }
        under(root).forEach(outline -> named.put(outline.plural(), outline.type()));
        reading.known(on, named.keySet(), "对象", "subject");
        return named.getOrDefault(on.text(), root);
    }

    private List<Outline> under(String root) {
        return outlines.values().stream()
                .filter(outline -> !outline.standsAlone() && outline.root().equals(root))
                .toList();
    }

    private void bySystem(Item action, Outline target) {
        boolean may =
                target.document().at("actions").at(action.text()).list("by").stream()
                        .anyMatch(by -> by.text().equals(Action.SYSTEM));
        if (!may) {
            reading.findings.add(
                    action.place(),
                    "动作 " + action.text() + " 的 by 里没有 system，系统不能办",
                    "the system is not among those who may do " + action.text());
        }
    }

    private EffectRule tell(Item item, boolean inWorkingHours, String root) {
        var to = item.at("to");
        if (to.text().equals("reporter") && !root.equals(OutlineReader.CASE)) {
            reading.findings.add(to.place(), "这里没有反映人", "there is no reporter here");
        }
        var template = item.at("template");
        reading.known(template, reading.notices.keySet(), "提醒", "notice");
        if (ADDRESSEES.contains(to.text())) {
            return new EffectRule.Tell(inWorkingHours, to.text(), List.of(), template.text());
        }
        return new EffectRule.Tell(inWorkingHours, "posts", reading.posts(to), template.text());
    }
}
