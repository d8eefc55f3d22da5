package org.bancheng.platform.portal;

import java.util.ArrayList;
import java.util.List;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.platform.cases.Published;
import org.bancheng.platform.figures.CountedTables;

/**
 * A piece that is shown to everybody.
 *
 * @param kind what the county calls such pieces
 * @param forStaff whether only staff are shown it
 * @param facts short ones, beside one another
 * @param texts long ones, below one another
 * @param tables figures kept in it
 */
record PieceView(
        String kind,
        String title,
        String href,
        String shownAt,
        boolean forStaff,
        List<CaseView.Fact> facts,
        List<CaseView.Fact> texts,
        List<FigureTableView> tables) {

    static PieceView of(
            Published.Piece piece, CountedTables figures, String root, Wording wording) {
        FieldTexts words = new FieldTexts(piece.configuration(), wording);
        String kind = wording.of(piece.configuration().lifecycle(piece.type()).label());
        List<CaseView.Fact> facts = new ArrayList<>();
        List<CaseView.Fact> texts = new ArrayList<>();
        List<FigureTableView> tables = new ArrayList<>();
        FigureWords inFigures =
                new FigureWords(wording, piece.configuration().clauses(), FigureWords.NONE);
        for (FieldSpec field : piece.shows()) {
            if (field.name().equals("subject")) {
                continue;
            }
            Object kept = piece.values().get(field.name());
            if (field.type() == FieldType.FIGURES && kept != null) {
                tables.add(inFigures.of(figures.kept(kept), true));
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
                piece.forStaff(),
                facts,
                texts,
                tables);
    }
}
