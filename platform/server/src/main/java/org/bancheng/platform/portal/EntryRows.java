package org.bancheng.platform.portal;

import java.util.List;
import java.util.Map;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.platform.cases.Registers;

/** Says entries of registers in words. */
final class EntryRows {
    private static final int FACTS = 3;

    private final TenantConfiguration configuration;
    private final String root;
    private final Wording wording;
    private final FieldTexts texts;

    /**
     * @param root path of the staff's cases, where entries are read too
     */
    EntryRows(TenantConfiguration configuration, String root, Wording wording) {
        this.configuration = configuration;
        this.root = root;
        this.wording = wording;
        this.texts = new FieldTexts(configuration, wording);
    }

    List<RegisterView.Row> of(List<Registers.Row> rows) {
        return rows.stream().map(this::row).toList();
    }

    private RegisterView.Row row(Registers.Row row) {
        Lifecycle register = configuration.lifecycle(row.type());
        return new RegisterView.Row(
                wording.of(register.label()),
                texts.title(register, row.subject(), row.fields()),
                root + "/" + row.number(),
                row.number(),
                facts(register, row.fields()),
                row.unit() == null ? null : texts.unit(row.unit()),
                texts.state(register.type(), row.state()),
                wording.time(row.openedAt()),
                LampView.of(row.lamp(), row.openedAt(), row.dueAt(), wording),
                row.dueAt() == null ? null : wording.time(row.dueAt()));
    }

    /** The first short ones, in the order of the county's file. */
    private List<String> facts(Lifecycle register, Map<String, Object> fields) {
        List<FieldSpec> few =
                register.fields().stream()
                        .filter(
                                field ->
                                        field.type() != FieldType.LONG_TEXT
                                                && field.type() != FieldType.BOOLEAN
                                                && !List.of("subject", "from", "until")
                                                        .contains(field.name()))
                        .filter(field -> fields.get(field.name()) != null)
                        .limit(FACTS)
                        .toList();
        return texts.of(few, fields).entrySet().stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .toList();
    }
}
