package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bancheng.engine.lifecycle.CarryOver;
import org.bancheng.engine.lifecycle.ClockRule;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.Transition;

/**
 * What the folder says of cases that began by a former version. Whether it is enough for those that
 * there are, only the county's tables can tell.
 */
final class TransitionReader {

    private final Reading reading;
    private final Map<String, Lifecycle> lifecycles;

    private TransitionReader(Reading reading, Map<String, Lifecycle> lifecycles) {
        this.reading = reading;
        this.lifecycles = lifecycles;
    }

    static Transition transition(
            Reading reading, Item document, Map<String, Lifecycle> lifecycles) {
        var reader = new TransitionReader(reading, lifecycles);
        var versions = document.list("versions").stream().map(Item::number).distinct().toList();
        var types = new LinkedHashMap<String, CarryOver>();
        document.get("types")
                .ifPresent(
                        items ->
                                items.map()
                                        .forEach(
                                                (type, item) ->
                                                        reader.type(items, type, item, types)));
        return new Transition(versions, Map.copyOf(types));
    }

    private void type(Item types, String type, Item item, Map<String, CarryOver> read) {
        var lifecycle = lifecycles.get(type);
        if (lifecycle == null) {
            reading.knownKey(types, type, lifecycles.keySet());
            return;
        }
        read.put(
                type,
                new CarryOver(
                        states(item, lifecycle),
                        names(item.list("ends")),
                        starts(item, lifecycle),
                        leaves(item, lifecycle)));
    }

    private Map<String, String> states(Item item, Lifecycle lifecycle) {
        var states = new HashMap<String, String>();
        item.map("states")
                .forEach(
                        (from, to) -> {
                            reading.known(to, lifecycle.states().keySet(), "状态", "state");
                            states.put(from, to.text());
                        });
        return Map.copyOf(states);
    }

    private Map<String, Set<String>> starts(Item item, Lifecycle lifecycle) {
        var clocks = lifecycle.definition().clocks().stream().map(ClockRule::name).toList();
        var open = new ArrayList<String>();
        lifecycle.states().values().stream()
                .filter(state -> !state.terminal())
                .forEach(state -> open.add(state.id()));
        var starts = new HashMap<String, Set<String>>();
        item.get("starts")
                .ifPresent(
                        items ->
                                items.map()
                                        .forEach(
                                                (clock, states) -> {
                                                    reading.knownKey(items, clock, clocks);
                                                    states.list()
                                                            .forEach(
                                                                    state ->
                                                                            reading.known(
                                                                                    state,
                                                                                    open,
                                                                                    "在办状态",
                                                                                    "open state"));
                                                    starts.put(clock, names(states.list()));
                                                }));
        return Map.copyOf(starts);
    }

    /** What this version still asks for cannot be left behind. */
    private Set<String> leaves(Item item, Lifecycle lifecycle) {
        var kept = lifecycle.fields().stream().map(FieldSpec::name).toList();
        item.list("leaves").stream()
                .filter(field -> kept.contains(field.text()))
                .forEach(
                        field ->
                                reading.findings.add(
                                        field.place(),
                                        "这一版有栏目 %s，不能写进 leaves".formatted(field.text()),
                                        "this version has the field %s, so it cannot be left"
                                                .formatted(field.text())));
        return names(item.list("leaves"));
    }

    private static Set<String> names(List<Item> items) {
        var names = new LinkedHashSet<String>();
        items.forEach(item -> names.add(item.text()));
        return Set.copyOf(names);
    }
}
