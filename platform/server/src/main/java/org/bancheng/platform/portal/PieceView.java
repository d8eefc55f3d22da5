package org.bancheng.platform.portal;

import java.util.ArrayList;
import java.util.List;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.platform.cases.Published;

/**
 * A piece that is shown to everybody.
 *
 * @param kind what the county calls such pieces
 * @param facts short ones, beside one another
 * @param texts long ones, below one another
 */
record PieceView(
        String kind,
        String title,
        String href,
        String shownAt,
        List<CaseView.Fact> facts,
        List<CaseView.Fact> texts) {

    static PieceView of(Published.Piece piece, String root, Wording wording) {
        FieldTexts words = new FieldTexts(piece.configuration(), wording);
        String kind = wording.of(piece.configuration().lifecycle(piece.type()).label());
        List<CaseView.Fact> facts = new ArrayList<>();
        List<CaseView.Fact> texts = new ArrayList<>();
        for (FieldSpec field : piece.shows()) {
            if (field.name().equals("subject")) {
                continue;
            }
            List<CaseView.Fact> into = field.type() == FieldType.LONG_TEXT ? texts : facts;
            words.of(List.of(field), piece.values())
                    .forEach((label, value) -> into.add(new CaseView.Fact(label, value, null)));
        }
        return new PieceView(
                kind,
                piece.subject().isEmpty() ? kind : piece.subject(),
                root + piece.id(),
                wording.time(piece.shownAt()),
                facts,
                texts);
    }
}
