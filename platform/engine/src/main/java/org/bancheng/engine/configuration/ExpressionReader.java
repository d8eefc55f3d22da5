package org.bancheng.engine.configuration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bancheng.engine.lifecycle.Columns;
import org.bancheng.engine.lifecycle.Criterion;
import org.bancheng.engine.lifecycle.Expression;
import org.bancheng.engine.lifecycle.Expressions;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.InvalidExpression;
import org.bancheng.engine.lifecycle.Template;
import org.bancheng.engine.lifecycle.Vocabulary;

/** Expressions and templates of one action or clock, with their mistakes put where they stand. */
final class ExpressionReader {

    private final Reading reading;
    private final Outline outline;
    private final FormSpec form;
    private final Expressions expressions;

    ExpressionReader(Reading reading, Outline outline, Vocabulary base, FormSpec form) {
        this.reading = reading;
        this.outline = outline;
        this.form = form;
        var vocabulary = new Vocabulary(base);
        vocabulary.form(form);
        this.expressions = new Expressions(vocabulary);
    }

    boolean isOf(String type) {
        return outline.type().equals(type);
    }

    /** The type that all hangs on which they speak of. */
    String root() {
        return outline.root();
    }

    private interface Compilation<T> {
        T compile() throws InvalidExpression;
    }

    Optional<Expression> condition(Item source) {
        return compiled(source, () -> expressions.condition(source.text()));
    }

    /**
     * A condition that is also asked of many at once.
     *
     * @param prefix of the names of its parameters
     */
    Optional<Criterion> criterion(Item source, Columns columns, String prefix) {
        return placed(source, () -> expressions.criterion(source.text(), columns, prefix));
    }

    /** The computed fields of an action or an opening. */
    Map<String, Expression> sets(Item owner) {
        var sets = new LinkedHashMap<String, Expression>();
        owner.map("sets")
                .forEach(
                        (name, source) -> {
                            var field =
                                    outline.kept().stream()
                                            .filter(one -> one.name().equals(name))
                                            .findFirst();
                            if (field.isEmpty()) {
                                reading.findings.add(
                                        owner.at("sets").placeOfKey(name),
                                        "没有字段 " + name + "，请在 fields 里声明",
                                        "no field " + name + " is declared",
                                        name,
                                        Reading.sorted(
                                                outline.kept().stream()
                                                        .map(FieldSpec::name)
                                                        .toList()));
                            }
                            field.flatMap(
                                            f ->
                                                    compiled(
                                                            source,
                                                            () ->
                                                                    expressions.value(
                                                                            source.text(), f)))
                                    .ifPresent(expression -> sets.put(name, expression));
                        });
        return sets;
    }

    private Optional<Expression> compiled(Item source, Compilation<Expression> compilation) {
        var compiled = placed(source, compilation);
        compiled.ifPresent(expression -> reading.tallied(outline.type(), expression.tallies()));
        return compiled;
    }

    private <T> Optional<T> placed(Item source, Compilation<T> compilation) {
        try {
            return Optional.of(compilation.compile());
        } catch (InvalidExpression e) {
            for (var issue : e.issues()) {
                var message = issue.message();
                var english = message.en() == null ? message.zhCn() : message.en();
                reading.findings.add(
                        source.place(issue.offset()),
                        message.zhCn(),
                        english,
                        issue.word(),
                        issue.allowed());
            }
            return Optional.empty();
        }
    }

    /** A sentence for people, whose places are filled with the decision's values. */
    Template template(Item item) {
        var template = new Template(item.label());
        for (var place : template.places()) {
            place(item, place);
        }
        return template;
    }

    private void place(Item item, String place) {
        var allowed = new java.util.TreeSet<String>();
        form.fields().stream()
                .filter(field -> !field.personal())
                .forEach(field -> allowed.add("form." + field.name()));
        outline.clocks().forEach(clock -> allowed.add(clock + ".due"));
        if (outline.type().equals(OutlineReader.ASSIGNMENT)) {
            allowed.add("unit");
        }
        if (!allowed.contains(place)) {
            reading.findings.add(
                    item.place(),
                    "文字里不能引用 {" + place + "}",
                    "the text cannot refer to {" + place + "}",
                    place,
                    allowed);
        }
    }
}
