package org.bancheng.platform.cases;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.FieldError;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Refusal;
import org.bancheng.engine.lifecycle.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A form's fields of figures: counted at the moment of the action and kept as they then were.
 * Nobody gives them.
 */
@Component
class CountedFields {
    private static final String FROM = "from";
    private static final String UNTIL = "until";

    private final FigureTables tables;

    CountedFields(FigureTables tables) {
        this.tables = tables;
    }

    /**
     * @throws ActionRefused when a sender gives such a field, or the subject's days from and until
     *     make no span
     */
    void fill(
            Docket docket,
            @Nullable Assignment assignment,
            String action,
            FormSpec form,
            Map<String, Object> inputs) {
        List<FieldSpec> fields =
                form.fields().stream().filter(f -> f.type() == FieldType.FIGURES).toList();
        if (fields.isEmpty()) {
            return;
        }
        List<FieldError> given =
                fields.stream()
                        .filter(field -> inputs.containsKey(field.name()))
                        .map(field -> error(field.name(), "由系统统计，不能填写", "is counted, not given"))
                        .toList();
        if (!given.isEmpty()) {
            throw refused(given);
        }
        Subject subject = assignment == null ? docket.caseSubject() : docket.subjectOf(assignment);
        if (!docket.lifecycle(subject.type()).startsIn(subject.state(), action)) {
            return;
        }
        Span span = span(day(FROM, inputs, subject.fields()), day(UNTIL, inputs, subject.fields()));
        fields.forEach(
                field ->
                        inputs.put(
                                field.name(),
                                tables.counted(docket.configuration, field.name(), span)));
    }

    private static LocalDate day(
            String name, Map<String, Object> inputs, Map<String, Object> kept) {
        Object day = inputs.getOrDefault(name, kept.get(name));
        try {
            return LocalDate.parse(String.valueOf(day));
        } catch (DateTimeParseException e) {
            throw refused(
                    List.of(error(name, "要填日期，统计才有期间", "is needed: figures are of a period")));
        }
    }

    private static Span span(LocalDate from, LocalDate until) {
        try {
            return new Span(from, until);
        } catch (IllegalArgumentException e) {
            throw refused(List.of(error(UNTIL, "不能早于开始日期", "must not be before the first day")));
        }
    }

    private static FieldError error(String field, String zh, String en) {
        return new FieldError(field, "type", Label.of("“" + field + "”" + zh, field + " " + en));
    }

    private static ActionRefused refused(List<FieldError> errors) {
        return new ActionRefused(
                new Refusal(
                        Refusal.Code.BAD_INPUT,
                        "",
                        Label.of("统计表由系统按期间统计。", "The system counts the figures of a period."),
                        errors));
    }
}
