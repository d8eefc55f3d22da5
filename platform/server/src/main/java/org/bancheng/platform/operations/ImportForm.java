package org.bancheng.platform.operations;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldSpec.Presence;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.TypedNumber;

/**
 * Fills a channel's form from a letter. What the form demands and letters never say is the
 * operator's to give; what he leaves open is filled in by rule and told to him.
 *
 * @param given by field, the same for every letter
 */
record ImportForm(FormSpec form, Map<String, String> given) {
    private static final String UNNAMED = "来信人";

    /** What is taken for fields that neither the letter nor the operator fills. */
    Map<String, String> assumed() {
        Map<String, String> assumed = new TreeMap<>();
        for (FieldSpec field : form.fields()) {
            if (field.presence() != Presence.REQUIRED
                    || given.containsKey(field.name())
                    || isLetters(field)) {
                continue;
            }
            if (field.type() == FieldType.CHOICE) {
                assumed.put(field.name(), field.choices().getFirst().value());
            } else if (field.personal() && field.type() == FieldType.TEXT) {
                assumed.put(field.name(), UNNAMED);
            }
        }
        return assumed;
    }

    Map<String, Object> inputs(Letter letter) {
        Map<String, Object> inputs = new HashMap<>(assumed());
        given.forEach((name, text) -> inputs.put(name, typed(name, text)));
        letter.writtenOn().ifPresent(day -> date(day, inputs));
        inputs.put("subject", letter.subject().strip());
        inputs.put("body", letter.body().strip());
        return inputs;
    }

    /** What the operator wrote as one text, as the form's field has it. */
    private Object typed(String name, String text) {
        FieldSpec field = form.field(name).orElse(null);
        if (field == null) {
            return text;
        }
        if (field.presence() == Presence.MANY) {
            return List.of(text.split("[,，、]"));
        }
        return switch (field.type()) {
            case BOOLEAN -> text.equals("true") ? true : text.equals("false") ? false : text;
            case INTEGER, RATING -> TypedNumber.of(text);
            default -> text;
        };
    }

    private void date(LocalDate day, Map<String, Object> inputs) {
        form.fields().stream()
                .filter(field -> field.type() == FieldType.DATE)
                .filter(field -> field.presence() == Presence.REQUIRED)
                .forEach(field -> inputs.putIfAbsent(field.name(), day.toString()));
    }

    private static boolean isLetters(FieldSpec field) {
        return field.name().equals("subject") || field.name().equals("body");
    }
}
