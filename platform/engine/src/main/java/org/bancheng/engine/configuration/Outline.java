package org.bancheng.engine.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.Opening;
import org.bancheng.engine.lifecycle.State;

/**
 * The names a lifecycle file declares, read before its rules, which refer to them and to those of
 * other files.
 *
 * @param forms by action, the opening's under {@code open}
 */
record Outline(
        Item document,
        String type,
        String root,
        Map<String, Label> roles,
        Map<String, State> states,
        List<FieldSpec> kept,
        Map<String, FormSpec> forms,
        Map<String, Opening.Entrance> entrances) {

    boolean standsAlone() {
        return root.equals(type);
    }

    boolean isCase() {
        return type.equals(OutlineReader.CASE);
    }

    /** What effects and counts call several of them. */
    String plural() {
        return type + "s";
    }

    /** Whether only some posts may know of its subjects; a case or a work order never is. */
    boolean isDiscreet() {
        return document.get("seen-by").isPresent()
                && !Set.of(OutlineReader.CASE, OutlineReader.ASSIGNMENT).contains(type);
    }

    Set<String> actions() {
        return document.map("actions").keySet();
    }

    Set<String> clocks() {
        return document.map("clocks").keySet();
    }

    FormSpec form(String action) {
        return forms.getOrDefault(action, FormSpec.empty());
    }

    /** The form as a channel completes it: for what an opening's rules may speak of. */
    FormSpec wholeOpening() {
        var fields = new LinkedHashMap<String, FieldSpec>();
        form(Lifecycle.OPEN).fields().forEach(field -> fields.put(field.name(), field));
        entrances
                .values()
                .forEach(
                        entrance ->
                                entrance.form()
                                        .fields()
                                        .forEach(f -> fields.putIfAbsent(f.name(), f)));
        return new FormSpec(List.copyOf(fields.values()));
    }

    boolean isOpen(String state) {
        var known = states.get(state);
        return known != null && !known.terminal();
    }

    boolean keeps(String field) {
        return kept.stream().anyMatch(one -> one.name().equals(field));
    }
}
