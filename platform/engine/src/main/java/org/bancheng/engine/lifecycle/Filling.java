package org.bancheng.engine.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.label.DateText;
import org.bancheng.engine.label.Label;

/** Puts a decision's values into templates, as people read them. */
record Filling(FormSpec form, Map<String, Object> values, Subject subject, Facts facts) {

    private static final Label NOTHING = Label.of("—");

    Label fill(Template template) {
        return template.fill(this::place);
    }

    private Label place(String name) {
        if (name.equals("unit")) {
            return unit(subject.fields().get("unit"));
        }
        if (name.startsWith("form.")) {
            return field(name.substring("form.".length()));
        }
        var ledger = subject.clocks().get(name.substring(0, Math.max(0, name.indexOf(".due"))));
        return ledger == null ? NOTHING : time(ledger.state(facts.calendar()).due());
    }

    private Label field(String name) {
        var value = values.get(name);
        var spec = form.field(name);
        if (value == null || spec.isEmpty()) {
            return NOTHING;
        }
        return value instanceof List<?> many
                ? many.stream()
                        .map(one -> shown(spec.get(), one))
                        .reduce(
                                (a, b) ->
                                        new Label(
                                                a.zhCn() + "、" + b.zhCn(),
                                                null,
                                                english(a) + ", " + english(b)))
                        .orElse(NOTHING)
                : shown(spec.get(), value);
    }

    private Label shown(FieldSpec spec, Object value) {
        return switch (spec.type()) {
            case CHOICE ->
                    spec.choices().stream()
                            .filter(choice -> choice.value().equals(value))
                            .findFirst()
                            .map(FieldSpec.Choice::label)
                            .orElse(NOTHING);
            case UNIT -> unit(value);
            case CATEGORY -> named(facts.directory().categories(), value);
            case BOOLEAN -> value.equals(true) ? Label.of("是", "yes") : Label.of("否", "no");
            case TEXT,
                    LONG_TEXT,
                    PHONE,
                    INTEGER,
                    DATE,
                    RATING,
                    REFERENCE,
                    CASE,
                    ENTRY,
                    ATTACHMENT ->
                    Label.of(value.toString());
            case FIGURES -> NOTHING;
        };
    }

    private Label unit(@org.jspecify.annotations.Nullable Object id) {
        return id == null ? NOTHING : facts.directory().nameOf(id.toString());
    }

    private static Label named(Map<String, Label> names, Object id) {
        return names.getOrDefault(id.toString(), Label.of(id.toString()));
    }

    private static Label time(Instant instant) {
        return Label.of(DateText.chinese(instant), DateText.english(instant));
    }

    private static String english(Label label) {
        return label.en() == null ? label.zhCn() : label.en();
    }
}
