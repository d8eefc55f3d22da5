package org.bancheng.platform.portal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.Register;
import org.bancheng.engine.lifecycle.State;

/** Values of declared fields as people read them: names for ids, words for choices. */
final class FieldTexts {
    private final TenantConfiguration configuration;
    private final Wording wording;

    FieldTexts(TenantConfiguration configuration, Wording wording) {
        this.configuration = configuration;
        this.wording = wording;
    }

    /**
     * The known and filled fields among the values, in the order of the declarations; files are
     * shown elsewhere, and so are figures.
     *
     * @return text by label
     */
    Map<String, String> of(Iterable<FieldSpec> declared, Map<String, Object> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (FieldSpec field : declared) {
            Object value = values.get(field.name());
            boolean shown =
                    field.type() != FieldType.ATTACHMENT && field.type() != FieldType.FIGURES;
            if (value != null && shown) {
                String text = text(field, value);
                if (!text.isBlank()) {
                    texts.put(wording.of(field.label()), text);
                }
            }
        }
        return texts;
    }

    Map<String, String> of(FormSpec form, Map<String, Object> values) {
        return of(form.fields(), values);
    }

    /**
     * What an entry of a register is called: as somebody titled it, or what it is and of which
     * period, in the reader's language.
     */
    String title(Lifecycle register, String subject, Map<String, Object> fields) {
        boolean titled = register.openingForm("").field("subject").isPresent();
        return !titled
                        && fields.get(Register.FROM) instanceof String from
                        && fields.get(Register.UNTIL) instanceof String until
                ? wording.say(
                        "register.period",
                        wording.of(register.label()),
                        wording.date(LocalDate.parse(from)),
                        wording.date(LocalDate.parse(until)))
                : subject;
    }

    String unit(String id) {
        return wording.of(configuration.unitName(id));
    }

    String category(String id) {
        return configuration.categories().stream()
                .filter(category -> category.id().equals(id))
                .map(category -> wording.of(category.label()))
                .findFirst()
                .orElse(id);
    }

    /**
     * @param type of what is in the state: case or assignment
     */
    String state(String type, String id) {
        State state = configuration.lifecycle(type).states().get(id);
        return state == null ? id : wording.of(state.label());
    }

    String channel(String id) {
        return configuration.channel(id).map(c -> wording.of(c.label())).orElse(id);
    }

    String text(FieldSpec field, Object value) {
        if (value instanceof Collection<?> many) {
            return wording.list(many.stream().map(one -> text(field, one)).toList());
        }
        String plain = value.toString();
        return switch (field.type()) {
            case UNIT -> unit(plain);
            case CATEGORY -> category(plain);
            case CHOICE ->
                    field.choices().stream()
                            .filter(choice -> choice.value().equals(plain))
                            .map(choice -> wording.of(choice.label()))
                            .findFirst()
                            .orElse(plain);
            case BOOLEAN -> wording.say("true".equals(plain) ? "yes" : "no");
            case RATING -> wording.say("rating." + plain);
            case DATE -> wording.day(LocalDate.parse(plain));
            default -> plain;
        };
    }
}
