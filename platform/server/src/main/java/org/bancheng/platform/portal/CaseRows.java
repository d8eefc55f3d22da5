package org.bancheng.platform.portal;

import java.util.List;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.platform.cases.Board;

/** Says rows of the board in words. */
final class CaseRows {
    private final Wording wording;
    private final FieldTexts texts;
    private final String root;

    /**
     * @param root path of the staff's cases
     */
    CaseRows(TenantConfiguration configuration, Wording wording, String root) {
        this.wording = wording;
        this.texts = new FieldTexts(configuration, wording);
        this.root = root;
    }

    List<CaseRow> of(List<Board.Row> rows) {
        return rows.stream().map(this::row).toList();
    }

    private CaseRow row(Board.Row row) {
        Board.Holder lead = row.units().isEmpty() ? null : row.units().getFirst();
        return new CaseRow(
                row.number(),
                root + "/" + row.number(),
                row.subject(),
                row.reporter(),
                row.category() == null ? null : texts.category(row.category()),
                lead == null ? null : texts.unit(lead.unit()) + more(row.units().size()),
                lead == null ? null : texts.state("assignment", lead.state()),
                texts.state("case", row.state()),
                texts.channel(row.channel()),
                wording.time(row.openedAt()),
                LampView.of(row.lamp(), row.openedAt(), row.dueAt(), wording),
                row.dueAt() == null ? null : wording.time(row.dueAt()));
    }

    private String more(int units) {
        return units > 1 ? " +" + (units - 1) : "";
    }
}
