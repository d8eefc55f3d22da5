package org.bancheng.engine.configuration;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bancheng.engine.figure.Figure;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.LifecycleDefinition;
import org.bancheng.engine.lifecycle.Numbering;
import org.bancheng.engine.lifecycle.Opening;
import org.bancheng.engine.lifecycle.PostRule;
import org.bancheng.engine.lifecycle.Register;
import org.bancheng.engine.lifecycle.State;
import org.bancheng.engine.lifecycle.Vocabulary;
import org.jspecify.annotations.Nullable;

/** All lifecycle files of a folder, which speak of one another. */
final class LifecycleReader {

    private final Reading reading;
    private final Map<String, Outline> outlines = new LinkedHashMap<>();

    LifecycleReader(Reading reading) {
        this.reading = reading;
    }

    Map<String, Lifecycle> lifecycles(
            List<Item> documents, Map<String, Opening.Entrance> entrances) {
        var outliner = new OutlineReader(reading, entrances);
        for (var document : documents) {
            var outline = outliner.outline(document);
            outlines.put(outline.type(), outline);
        }
        outlines.values().forEach(this::root);
        outlines.values().forEach(new NamedFields(reading, outlines)::check);
        outlines.values().stream()
                .filter(outline -> !outline.isCase())
                .forEach(this::nothingPersonal);
        var effects = new EffectReader(reading, outlines);
        var definitions = new LinkedHashMap<String, LifecycleDefinition>();
        outlines.forEach((type, outline) -> definitions.put(type, definition(outline, effects)));
        outlines.forEach(
                (type, outline) -> {
                    var definition = definitions.get(type);
                    if (definition != null && !reading.findings.any()) {
                        new LifecycleChecks(reading, outline, definition)
                                .check(effects.triggered());
                        new MergingChecks(reading, outline, definition).check();
                        new DiscretionChecks(reading, outline, definition, definitions).check();
                    }
                });
        if (!reading.findings.any()) {
            new CircleChecks(reading, outlines, definitions).check();
            new EndingChecks(reading, outlines, definitions).check();
        }
        var lifecycles = new LinkedHashMap<String, Lifecycle>();
        definitions.forEach((type, definition) -> lifecycles.put(type, new Lifecycle(definition)));
        return lifecycles;
    }

    private LifecycleDefinition definition(Outline outline, EffectReader effects) {
        var vocabulary = vocabulary(outline);
        effects.routes(
                new RouteReader(
                                reading,
                                outline,
                                new ExpressionReader(
                                        reading, outline, vocabulary, FormSpec.empty()))
                        .routes());
        var opening = opening(outline, vocabulary, effects);
        var clocks = new ClockReader(reading, outline, vocabulary, effects).clocks();
        var actions = new ActionReader(reading, outline, vocabulary, effects).actions();
        return new LifecycleDefinition(
                outline.type(),
                outline.document().label("label"),
                outline.root(),
                register(outline),
                shows(outline),
                outline.roles(),
                numbering(outline, actions.keySet()),
                outline.states(),
                outline.kept(),
                opening,
                clocks,
                actions,
                posts(),
                reading.talliesOf(outline.type()),
                outline.document().get("seen-by").map(reading::somebody).orElse(Set.of()),
                LifecycleDefinition.unset(vocabulary));
    }

    private void root(Outline outline) {
        var registers =
                outlines.values().stream()
                        .filter(other -> other.standsAlone() && !other.isCase())
                        .map(Outline::type)
                        .toList();
        outline.document()
                .get("under")
                .filter(_ -> !outline.standsAlone())
                .ifPresent(under -> reading.known(under, registers, "台账", "register"));
    }

    /**
     * A channel's form keeps what is the reporter's own sealed; what others fill in keeps nothing.
     */
    private void nothingPersonal(Outline outline) {
        outline.form(Lifecycle.OPEN).fields().stream()
                .filter(FieldSpec::personal)
                .forEach(
                        field ->
                                reading.findings.add(
                                        outline.document()
                                                .at("open")
                                                .at("form")
                                                .at(field.name())
                                                .place(),
                                        "personal 只用在渠道的表里：这里填了也不会保留",
                                        "personal belongs to a channel's form: here it would be kept nowhere"));
    }

    private @Nullable Register register(Outline outline) {
        return outline.document()
                .get("register")
                .map(item -> new Register(every(outline, item)))
                .orElse(null);
    }

    /** What the system makes for a period has the period's days, and asks nobody for more. */
    private Register.@Nullable Every every(Outline outline, Item register) {
        var every = register.get("every");
        if (every.isEmpty()) {
            return null;
        }
        for (var field : List.of(Register.FROM, Register.UNTIL)) {
            boolean days =
                    outline.form(Lifecycle.OPEN)
                            .field(field)
                            .filter(one -> one.type() == FieldType.DATE)
                            .isPresent();
            if (!days) {
                reading.findings.add(
                        every.get().place(),
                        "按期登记的台账，open 的表里要有 " + field + ": date!",
                        "the opening of a periodical register needs " + field + ": date!");
            }
        }
        var known = Set.of(Register.FROM, Register.UNTIL);
        boolean asks =
                outline.form(Lifecycle.OPEN).fields().stream()
                        .anyMatch(
                                field ->
                                        field.presence() == FieldSpec.Presence.REQUIRED
                                                && !known.contains(field.name()));
        boolean may =
                outline.document().at("open").list("by").stream()
                        .anyMatch(by -> by.text().equals(Action.SYSTEM));
        if (asks || !may) {
            reading.findings.add(
                    every.get().place(),
                    "按期登记由系统办：open 的 by 里要有 system，除 from、until 外没有必填栏目",
                    "the system opens it: by system, nothing required but from and until");
        }
        return Register.Every.valueOf(every.get().text().toUpperCase(Locale.ROOT));
    }

    private List<String> shows(Outline outline) {
        var fields = outline.document().list("shows");
        fields.forEach(field -> reading.known(field, names(outline.kept()), "字段", "field"));
        boolean shown =
                outline.states().values().stream()
                        .anyMatch(state -> state.shown() != State.Shown.TO_NOBODY_ELSE);
        if (shown == fields.isEmpty()) {
            reading.findings.add(
                    outline.document().placeOfKey(shown ? "states" : "shows"),
                    "shown 和 shows 要一起写：哪个状态公开、公开哪些栏目",
                    "shown and shows go together: which state shows, and which fields");
        }
        outline.states().values().stream()
                .filter(state -> state.shown() == State.Shown.TO_EVERYBODY)
                .filter(state -> outline.isCase())
                .forEach(
                        state ->
                                reading.findings.add(
                                        outline.document().at("states").placeOfKey(state.id()),
                                        "事项本身不能公开（shown: public），里面有反映人写的话；要公开的另设台账",
                                        "a case is not shown to everybody, since the reporter's words are in it; use a register"));
        return fields.stream().map(Item::text).toList();
    }

    private Numbering numbering(Outline outline, Set<String> actions) {
        var numbering = new LinkedHashMap<String, String>();
        var item = outline.document().get("numbering");
        var numbered = outline.standsAlone() ? Set.of(outline.type()) : outline.roles().keySet();
        item.ifPresent(
                roles ->
                        roles.map()
                                .forEach(
                                        (role, text) -> {
                                            reading.knownKey(roles, role, numbered);
                                            numbering.put(role, text.text());
                                        }));
        if (item.isPresent() && !outline.keeps("number")) {
            reading.findings.add(
                    item.get().place(),
                    "有 numbering 就要在 fields 里写 number: text",
                    "numbering needs a field number: text");
        }
        var on = outline.document().get("numbered-on");
        on.ifPresent(action -> reading.known(action, actions, "动作", "action"));
        return new Numbering(numbering, on.map(Item::text).orElse(Lifecycle.OPEN));
    }

    private Opening opening(Outline outline, Vocabulary vocabulary, EffectReader effects) {
        var item = outline.document().at("open");
        var form = outline.wholeOpening();
        var expressions = new ExpressionReader(reading, outline, vocabulary, form);
        reading.known(item.at("to"), outline.states().keySet(), "状态", "state");
        if (item.get("by").isEmpty() && outline.entrances().isEmpty()) {
            reading.findings.add(item.place(), "缺少 by：谁可以登记", "by is missing: who may open");
        }
        return new Opening(
                item.get("label")
                        .map(Item::label)
                        .orElse(org.bancheng.engine.label.Label.of("登记", "Record")),
                reading.basis(item),
                item.text("to"),
                item.get("by").map(reading::somebody).orElse(Set.of()),
                outline.form(Lifecycle.OPEN),
                expressions.sets(item),
                effects.effects(item.list("effects"), form, expressions),
                item.get("public").map(expressions::template).orElse(null),
                outline.entrances());
    }

    private Map<String, PostRule> posts() {
        var rules = new LinkedHashMap<String, PostRule>();
        reading.posts.forEach(
                (id, post) ->
                        rules.put(
                                id,
                                new PostRule(
                                        id,
                                        post.label(),
                                        post.scope(),
                                        Set.copyOf(post.channels()))));
        return rules;
    }

    Collection<Outline> outlines() {
        return outlines.values();
    }

    /**
     * The outline of a type whose subjects may be counted; a finding if there is none, or not
     * everybody may know of them: a number would tell.
     */
    Optional<Outline> counted(Item type) {
        var outline =
                reading.known(type, outlines.keySet(), "流程", "lifecycle")
                        ? outlines.get(type.text())
                        : null;
        if (outline != null && outline.isDiscreet()) {
            reading.findings.add(
                    type.place(),
                    type.text() + " 只让部分岗位看见（seen-by），不能统计",
                    type.text() + " is seen by some posts only and cannot be counted");
            return Optional.empty();
        }
        return Optional.ofNullable(outline);
    }

    FigureColumns columns(Figure figure) {
        var outline = outlines.get(figure.type());
        if (outline == null) {
            throw new IllegalStateException("checked before: " + figure.type());
        }
        return columns(outline);
    }

    FigureColumns columns(Outline outline) {
        var root = outlines.getOrDefault(outline.root(), outline);
        return new FigureColumns(outline, root, outlines.values());
    }

    Vocabulary vocabulary(Outline outline) {
        var vocabulary = new Vocabulary(outline.clocks());
        vocabulary.texts("actor", "posts", reading.posts.keySet());
        vocabulary.texts("actor", "units", reading.units);
        vocabulary.texts("actor", "subordinates", reading.units);
        vocabulary.text("actor", "unit");
        outlines.values().stream()
                .filter(other -> !other.standsAlone() && other.root().equals(outline.root()))
                // a rule that everybody meets would tell of what not everybody may see
                .filter(other -> !other.isDiscreet() || outline.isDiscreet())
                .forEach(other -> counts(vocabulary, other));
        var root = outlines.get(outline.root());
        if (root != null) {
            subject(vocabulary, root);
            outlines.values().stream()
                    .filter(other -> !other.standsAlone() && other.root().equals(root.type()))
                    .filter(other -> !root.isCase() && !other.isDiscreet())
                    .forEach(
                            other ->
                                    vocabulary.texts(
                                            root.type(),
                                            Vocabulary.spelled(other.type() + "-units"),
                                            reading.units));
        }
        if (!outline.standsAlone()) {
            subject(vocabulary, outline);
            reading.tallies.forEach(vocabulary::tally);
        }
        return vocabulary;
    }

    private static void counts(Vocabulary vocabulary, Outline outline) {
        var many = outline.plural();
        vocabulary.count(many);
        vocabulary.count("open-" + many);
        outline.states().keySet().forEach(state -> vocabulary.count(many + "-in-" + state));
        outline.roles().keySet().forEach(role -> vocabulary.count(many + "-as-" + role));
    }

    private void subject(Vocabulary vocabulary, Outline outline) {
        vocabulary.subject(outline.type(), outline.states().keySet(), outline.kept());
        if (!outline.isCase()) {
            vocabulary.text(outline.type(), "unit");
            if (!outline.standsAlone()) {
                vocabulary.text(outline.type(), "role", outline.roles().keySet());
            }
            return;
        }
        vocabulary.text("case", "number");
        vocabulary.text("case", "channel", outline.entrances().keySet());
        vocabulary.text("case", "intake_unit");
        vocabulary.texts("case", "units", reading.units);
        if (!names(outline.kept()).contains("category")) {
            vocabulary.text("case", "category");
        }
    }

    private static Set<String> names(List<FieldSpec> fields) {
        var names = new LinkedHashSet<String>();
        fields.forEach(field -> names.add(field.name()));
        return names;
    }
}
