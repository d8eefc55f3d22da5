package org.bancheng.engine.lifecycle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An effect as the file declares it; the form fills it. */
public sealed interface EffectRule {

    /** The type of what a unit is given to do. */
    String WORK_ORDER = "assignment";

    /**
     * @param with field of the assignment's opening, by which of this form's fields fills it
     */
    record Assign(
            @Nullable String lead,
            @Nullable String coHandling,
            @Nullable String sameRole,
            Map<String, String> with)
            implements EffectRule {}

    /**
     * @param role one of the type's roles
     * @param with field of its opening, by which of this form's fields fills it
     */
    record Open(String type, String role, Addressee unit, Map<String, String> with)
            implements EffectRule {}

    /** Whose unit a subject is that an effect opens. */
    sealed interface Addressee {
        /** That of the subject acted on. */
        record Own() implements Addressee {}

        /** Those a field of the form names, one subject for each. */
        record Chosen(String field) implements Addressee {}

        /** A unit of the county, whoever acts. */
        record Named(String unit) implements Addressee {}
    }

    /**
     * @param ifAllowed whether a refusal is passed over in silence
     */
    record Act(String on, String action, Map<String, String> with, boolean ifAllowed)
            implements EffectRule {}

    /**
     * @param posts whom, when {@code to} is {@code posts}
     */
    record Tell(boolean inWorkingHours, String to, List<String> posts, String template)
            implements EffectRule {}

    /**
     * What the system does with a matter that a rule sends somewhere, or else.
     *
     * @param unit the action's field that takes the unit
     * @param rule the action's field that takes the rule's id
     */
    record Route(
            List<RouteRule> rules,
            String action,
            String unit,
            String rule,
            List<EffectRule> otherwise)
            implements EffectRule {

        private Effect taken(RouteRule.Match match) {
            return new Effect(
                    "act",
                    Map.of(
                            "on",
                            "case",
                            "action",
                            action,
                            "if-allowed",
                            false,
                            "inputs",
                            Map.of(unit, match.unit(), rule, match.rule().id()),
                            "basis",
                            match.rule().basis()));
        }
    }

    /**
     * Ties the case to another one.
     *
     * @param number the form's field with the other's number
     */
    record Link(String number, Tie as) implements EffectRule {}

    /**
     * @param number the form's field with the other's number; null: whatever it is tied to so
     */
    record Unlink(@Nullable String number, Tie as) implements EffectRule {}

    /**
     * What the cases that were merged into this one do, each by itself.
     *
     * @param with field of that action's form, by which of this form's fields fills it
     */
    record PassOn(String action, Map<String, String> with) implements EffectRule {}

    /** How cases are tied. */
    enum Tie {
        /** One goes on in the other and ends with it. */
        MERGED,
        /** Each goes on by itself. */
        RELATED
    }

    /** Whether it ties a case to another, or parts the two. */
    default boolean ties() {
        return switch (this) {
            case Link _, Unlink _ -> true;
            case When when -> when.rule().ties();
            default -> false;
        };
    }

    /** One that follows only where the condition holds. */
    record When(Expression condition, EffectRule rule) implements EffectRule {}

    /** All that may follow, whatever it hangs on. */
    static Stream<EffectRule> plain(List<EffectRule> rules) {
        return rules.stream()
                .flatMap(
                        rule ->
                                switch (rule) {
                                    case When when -> plain(List.of(when.rule()));
                                    case Route route ->
                                            Stream.concat(
                                                    Stream.of(route), plain(route.otherwise()));
                                    default -> Stream.of(rule);
                                });
    }

    /** The effects that follow, with the form's values in them. */
    static List<Effect> filled(List<EffectRule> rules, Map<String, Object> form, Scene scene) {
        return rules.stream()
                .filter(rule -> !(rule instanceof When when) || when.condition().holds(scene))
                .flatMap(rule -> rule.filled(form, scene).stream())
                .toList();
    }

    private List<Effect> filled(Map<String, Object> form, Scene scene) {
        return switch (this) {
            case When when -> when.rule().filled(form, scene);
            case Route route ->
                    RouteRule.first(route.rules(), scene)
                            .map(match -> List.of(route.taken(match)))
                            .orElseGet(() -> filled(route.otherwise(), form, scene));
            default -> List.of(filled(form));
        };
    }

    /** The fields of the form whose units get a work order by it. */
    default List<String> workers() {
        return switch (this) {
            case When when -> when.rule().workers();
            case Assign assign ->
                    Stream.of(assign.lead(), assign.coHandling(), assign.sameRole())
                            .flatMap(Stream::ofNullable)
                            .toList();
            case Open(var type, _, Addressee.Chosen(var field), _) when type.equals(WORK_ORDER) ->
                    List.of(field);
            default -> List.of();
        };
    }

    private Effect filled(Map<String, Object> form) {
        var params = new HashMap<String, Object>();
        return switch (this) {
            case When _, Route _ -> throw new IllegalStateException("no effect by itself");
            case Assign assign -> {
                put(params, "lead", assign.lead(), form);
                put(params, "co-handling", assign.coHandling(), form);
                put(params, "same-role", assign.sameRole(), form);
                params.put("inputs", inputs(assign.with(), form));
                yield new Effect("assign", params);
            }
            case Open open -> {
                params.put("type", open.type());
                params.put("role", open.role());
                switch (open.unit()) {
                    case Addressee.Own _ -> params.put("own", true);
                    case Addressee.Chosen chosen -> put(params, "units", chosen.field(), form);
                    case Addressee.Named named -> params.put("units", named.unit());
                }
                params.put("inputs", inputs(open.with(), form));
                yield new Effect("open", params);
            }
            case Link link -> {
                put(params, "number", link.number(), form);
                params.put("field", link.number());
                params.put("as", link.as());
                yield new Effect("link", params);
            }
            case Unlink unlink -> {
                if (unlink.number() != null) {
                    put(params, "number", unlink.number(), form);
                    params.put("field", unlink.number());
                }
                params.put("as", unlink.as());
                yield new Effect("unlink", params);
            }
            case PassOn pass -> {
                params.put("action", pass.action());
                params.put("inputs", inputs(pass.with(), form));
                yield new Effect("pass-on", params);
            }
            case Act act -> {
                params.put("on", act.on());
                params.put("action", act.action());
                params.put("if-allowed", act.ifAllowed());
                params.put("inputs", inputs(act.with(), form));
                yield new Effect("act", params);
            }
            case Tell tell -> {
                params.put("to", tell.to());
                params.put("posts", tell.posts());
                params.put("template", tell.template());
                yield new Effect(tell.inWorkingHours() ? "remind" : "notify", params);
            }
        };
    }

    private static void put(
            Map<String, Object> params,
            String name,
            @Nullable String field,
            Map<String, Object> form) {
        var value = field == null ? null : form.get(field);
        if (value != null) {
            params.put(name, value);
        }
    }

    static Map<String, Object> inputs(Map<String, String> with, Map<String, Object> form) {
        var inputs = new HashMap<String, Object>();
        with.forEach((target, field) -> put(inputs, target, field, form));
        return inputs;
    }
}
