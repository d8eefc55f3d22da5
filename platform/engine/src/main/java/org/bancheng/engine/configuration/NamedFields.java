package org.bancheng.engine.configuration;

import java.util.Map;
import java.util.Set;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.Lifecycle;

/**
 * Fields that name a case or an entry of a register: there is such a register, and whoever fills
 * them in may look at what he names.
 */
final class NamedFields {

    private static final Set<FieldType> NAMING = Set.of(FieldType.CASE, FieldType.ENTRY);

    private final Reading reading;
    private final Map<String, Outline> outlines;

    NamedFields(Reading reading, Map<String, Outline> outlines) {
        this.reading = reading;
        this.outlines = outlines;
    }

    void check(Outline outline) {
        var document = outline.document();
        document.map("fields").values().forEach(this::entries);
        form(outline, Lifecycle.OPEN, document.at("open"));
        document.map("actions").forEach((name, action) -> form(outline, name, action));
    }

    private void form(Outline outline, String name, Item action) {
        boolean byReporter =
                action.list("by").stream().anyMatch(by -> by.text().equals(Action.REPORTER));
        for (var field : outline.form(name).fields()) {
            if (!NAMING.contains(field.type())) {
                continue;
            }
            var item = action.at("form").at(field.name());
            entries(item);
            if (byReporter) {
                reading.findings.add(
                        item.place(),
                        "反映人看不到别的事项和台账，不能填 " + field.name(),
                        "a reporter sees no other case and no register and cannot fill in "
                                + field.name());
            }
            if (field.personal() || field.presence() == FieldSpec.Presence.MANY) {
                reading.findings.add(
                        item.place(),
                        field.name() + " 填一个编号，不能写 * 或 personal",
                        field.name() + " takes one number, which is not personal");
            }
        }
    }

    private void entries(Item item) {
        var type = item.isMap() ? item.at("type") : item;
        var named = FormReader.entries(type.text());
        if (named == null) {
            return;
        }
        var register = outlines.get(named.register());
        if (register == null || !register.standsAlone() || register.isCase()) {
            reading.findings.add(
                    type.place(),
                    "没有台账 " + named.register(),
                    "there is no register " + named.register());
        } else if (!register.states().containsKey(named.state())) {
            reading.findings.add(
                    type.place(),
                    named.register() + " 没有状态 " + named.state(),
                    named.register() + " has no state " + named.state(),
                    named.state(),
                    Reading.sorted(register.states().keySet()));
        }
    }
}
