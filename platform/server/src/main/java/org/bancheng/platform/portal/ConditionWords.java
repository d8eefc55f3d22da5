package org.bancheng.platform.portal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.lifecycle.Condition;
import org.bancheng.engine.lifecycle.Condition.Asked;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;

/** Conditions in the words of the forms whose fields they ask. */
final class ConditionWords {
    private final TenantConfiguration configuration;
    private final Wording wording;
    private final FieldTexts texts;

    ConditionWords(TenantConfiguration configuration, Wording wording) {
        this.configuration = configuration;
        this.wording = wording;
        this.texts = new FieldTexts(configuration, wording);
    }

    /**
     * @return empty where it is not simple enough, or asks of a field that is not in force
     */
    Optional<String> of(String written) {
        return Condition.of(written).flatMap(this::of);
    }

    private Optional<String> of(Condition condition) {
        // a work order's and its case's field of one name are one to whoever reads it
        Set<String> said = new LinkedHashSet<>();
        for (Asked asked : condition.parts()) {
            Optional<String> words = of(asked);
            if (words.isEmpty()) {
                return Optional.empty();
            }
            said.add(words.get());
        }
        String between = condition.every() ? "condition.and" : "condition.or";
        return said.stream().reduce((one, next) -> wording.say(between, one, next));
    }

    private Optional<String> of(Asked asked) {
        if (asked.subject().equals("case") && asked.field().equals("channel")) {
            return Optional.of(
                    said(
                            wording.say("intake.channel"),
                            asked.is(),
                            asked.values().stream().map(texts::channel).toList()));
        }
        return Optional.ofNullable(configuration.lifecycles().get(asked.subject())).stream()
                .flatMap(lifecycle -> lifecycle.fields().stream())
                .filter(field -> field.name().equals(asked.field()))
                .findFirst()
                .map(field -> of(field, asked));
    }

    private String of(FieldSpec field, Asked asked) {
        String label = wording.of(field.label());
        if (field.type() == FieldType.BOOLEAN && !asked.values().isEmpty()) {
            boolean yes = asked.values().contains("true") == asked.is();
            return said(label, true, List.of(texts.text(field, yes)));
        }
        return said(
                label,
                asked.is(),
                asked.values().stream().map(value -> texts.text(field, value)).toList());
    }

    private String said(String label, boolean is, List<String> values) {
        if (values.isEmpty()) {
            return wording.say(is ? "condition.given" : "condition.missing", label);
        }
        String quoted =
                wording.list(
                        values.stream().map(one -> wording.say("condition.value", one)).toList());
        String how = values.size() == 1 ? "" : "-one";
        return wording.say((is ? "condition.is" : "condition.not") + how, label, quoted);
    }
}
