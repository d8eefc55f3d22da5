package org.bancheng.engine.configuration;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.Lifecycle;

/** Fields of forms that the system fills with a table of figures. */
final class FigureFields {

    private static final List<String> PERIOD = List.of("from", "until");

    private final Reading reading;

    FigureFields(Reading reading) {
        this.reading = reading;
    }

    void check(Collection<Outline> outlines) {
        for (var outline : outlines) {
            outline.forms()
                    .forEach(
                            (action, form) ->
                                    form.fields().stream()
                                            .filter(f -> f.type() == FieldType.FIGURES)
                                            .forEach(field -> check(outline, action, field)));
        }
    }

    private void check(Outline outline, String action, FieldSpec field) {
        boolean opening = action.equals(Lifecycle.OPEN);
        var owner =
                opening
                        ? outline.document().at("open")
                        : outline.document().at("actions").at(action);
        var form = owner.at("form");
        var place = form.placeOfKey(field.name());
        var name = field.name();
        if (opening
                || owner.list("by").stream()
                        .anyMatch(
                                by -> Set.of(Action.REPORTER, Action.SYSTEM).contains(by.text()))) {
            reading.findings.add(
                    place,
                    "统计表只能在工作人员办理的动作里，不能在登记时或由反映人、系统办的动作里",
                    "figures are counted when staff act, not when a subject is opened, nor for the reporter or the system");
        }
        if (!reading.tables.containsKey(name)) {
            reading.findings.add(
                    place,
                    "figures.yaml 里没有统计表 " + name,
                    "no table " + name + " in figures.yaml",
                    name,
                    Reading.sorted(reading.tables.keySet()));
        }
        if (!outline.keeps(name)) {
            reading.findings.add(
                    place,
                    "统计表要留在办件上，请在 fields 里写 " + name + ": figures",
                    "figures are kept: declare " + name + ": figures in fields");
        }
        for (var date : PERIOD) {
            boolean dated =
                    outline.kept().stream()
                            .anyMatch(
                                    one -> one.name().equals(date) && one.type() == FieldType.DATE);
            if (!dated) {
                reading.findings.add(
                        place,
                        "统计表要有起止日期，请在 fields 里写 " + date + ": date",
                        "figures are of a period: declare " + date + ": date in fields");
            }
        }
    }
}
