package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.Action.ClockMoves;
import org.bancheng.engine.lifecycle.Action.Conditions;
import org.bancheng.engine.lifecycle.Action.Extend;
import org.bancheng.engine.lifecycle.Action.Lifts;
import org.bancheng.engine.lifecycle.Action.Requirement;
import org.bancheng.engine.lifecycle.Action.Waiver;
import org.bancheng.engine.lifecycle.Action.Window;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldSpec.Presence;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Vocabulary;
import org.jspecify.annotations.Nullable;

/** The actions of a lifecycle file. */
final class ActionReader {

    private static final String ANY_OPEN = "any-open";
    private static final String SAME = "same";

    private final Reading reading;
    private final Outline outline;
    private final Vocabulary vocabulary;
    private final EffectReader effects;

    ActionReader(Reading reading, Outline outline, Vocabulary vocabulary, EffectReader effects) {
        this.reading = reading;
        this.outline = outline;
        this.vocabulary = vocabulary;
        this.effects = effects;
    }

    Map<String, Action> actions() {
        var actions = new LinkedHashMap<String, Action>();
        outline.document()
                .map("actions")
                .forEach((name, item) -> actions.put(name, action(name, item)));
        return actions;
    }

    private Action action(String name, Item item) {
        var form = outline.form(name);
        var expressions = new ExpressionReader(reading, outline, vocabulary, form);
        var moves = item.get("clocks").map(m -> moves(m, form)).orElse(ClockMoves.none());
        return new Action(
                name,
                item.label("label"),
                reading.basis(item),
                from(item.at("from")),
                to(item),
                by(name, item),
                form,
                new Conditions(
                        requirements(item, expressions),
                        window(item, expressions),
                        item.get("override").map(o -> waiver(o, form, moves)).orElse(null)),
                expressions.sets(item),
                moves,
                effects.effects(item.list("effects"), form, expressions),
                item.get("confirm").map(Item::label).orElse(null),
                item.get("public").map(expressions::template).orElse(null),
                item.get("seen-by").map(reading::somebody).orElse(Set.of()));
    }

    private Set<String> from(Item from) {
        var states = new LinkedHashSet<String>();
        for (var state : from.list()) {
            if (state.text().equals(ANY_OPEN)) {
                outline.states().keySet().stream().filter(outline::isOpen).forEach(states::add);
            } else if (state(state)) {
                states.add(state.text());
            }
        }
        return states;
    }

    private boolean state(Item state) {
        return reading.known(state, outline.states().keySet(), "状态", "state");
    }

    private @Nullable String to(Item action) {
        var to = action.get("to").filter(state -> !state.text().equals(SAME));
        to.ifPresent(this::state);
        return to.map(Item::text).orElse(null);
    }

    private Set<String> by(String name, Item action) {
        var by = reading.somebody(action.at("by"));
        boolean onlyFunctions =
                action.list("by").stream()
                        .allMatch(one -> Reading.functions().contains(one.text()));
        if (by.isEmpty() && onlyFunctions) {
            reading.findings.add(
                    action.at("by").place(),
                    "动作 " + name + " 没有人能办：posts.yaml 里没有这些职能的岗位",
                    "nobody can do " + name + ": no post has these functions");
        }
        return by;
    }

    private List<Requirement> requirements(Item action, ExpressionReader expressions) {
        var requirements = new ArrayList<Requirement>();
        for (var item : action.list("requires")) {
            var otherwise = expressions.template(item.at("otherwise"));
            expressions
                    .condition(item.at("that"))
                    .ifPresent(that -> requirements.add(new Requirement(that, otherwise)));
        }
        return requirements;
    }

    private @Nullable Window window(Item action, ExpressionReader expressions) {
        var within = action.get("within");
        var otherwise = action.get("within-otherwise");
        if (within.isEmpty()) {
            otherwise.ifPresent(
                    text ->
                            reading.findings.add(
                                    text.place(),
                                    "有 within 才写 within-otherwise",
                                    "within-otherwise goes with within"));
            return null;
        }
        clock(within.get());
        return new Window(within.get().text(), otherwise.map(expressions::template).orElse(null));
    }

    private boolean clock(Item name) {
        return reading.known(name, outline.clocks(), "时钟", "clock");
    }

    private ClockMoves moves(Item item, FormSpec form) {
        return new ClockMoves(
                item.get("extend").map(extend -> extend(extend, form)).orElse(null),
                clocks(item.list("reproject")),
                clocks(item.list("pause")),
                clocks(item.list("resume")));
    }

    private Set<String> clocks(List<Item> names) {
        var clocks = new LinkedHashSet<String>();
        names.stream().filter(this::clock).forEach(name -> clocks.add(name.text()));
        return clocks;
    }

    private Extend extend(Item item, FormSpec form) {
        clock(item.at("clock"));
        var numbers =
                form.fields().stream()
                        .filter(field -> field.type() == FieldType.INTEGER)
                        .filter(field -> field.presence() == Presence.REQUIRED)
                        .map(FieldSpec::name)
                        .toList();
        reading.known(item.at("by"), numbers, "必填的整数（integer!）栏目", "required integer field");
        return new Extend(item.text("clock"), item.text("by"));
    }

    private Waiver waiver(Item item, FormSpec form, ClockMoves moves) {
        var reason = item.at("reason");
        var texts =
                form.fields().stream()
                        .filter(field -> field.presence() == Presence.OPTIONAL)
                        .filter(f -> f.type() == FieldType.TEXT || f.type() == FieldType.LONG_TEXT)
                        .map(FieldSpec::name)
                        .toList();
        reading.known(reason, texts, "选填的文字栏目", "optional text field");
        var usual = moves.extend() == null ? Lifts.GUARD : Lifts.CLOCK;
        return new Waiver(
                reading.somebody(item.at("by")),
                reason.text(),
                item.get("lifts")
                        .map(lifts -> lifts.text().equals("clock") ? Lifts.CLOCK : Lifts.GUARD)
                        .orElse(usual));
    }
}
