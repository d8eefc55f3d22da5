package org.bancheng.platform.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.IRunBody;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.bancheng.engine.document.Paper;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSimpleField;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.springframework.stereotype.Component;

/** A paper for Word and WPS. Fonts are named, not embedded: the office's own machines have them. */
@Component
class WordFile {
    private static final String TEXT_FONT = "仿宋";
    private static final String TITLE_FONT = "宋体";
    private static final String LABEL_FONT = "黑体";
    private static final String BLACK = "000000";
    private static final int TWIPS = 20;

    private static final int CELL_SPACING = 3 * TWIPS;

    /** In eighths of a point. */
    private static final int BORDER = 4;

    byte[] write(Paper paper) {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.getProperties().getCoreProperties().setTitle(paper.title().zhCn());
            page(document);
            title(document, paper.title().zhCn());
            for (Paper.Block block : paper.blocks()) {
                switch (block) {
                    case Paper.Paragraph paragraph -> paragraph(document, paragraph);
                    case Paper.Table table -> table(document, table);
                }
            }
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void page(XWPFDocument document) {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(twips(Sheet.WIDTH));
        size.setH(twips(Sheet.HEIGHT));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(twips(Sheet.TOP));
        margins.setBottom(twips(Sheet.BOTTOM));
        margins.setLeft(twips(Sheet.LEFT));
        margins.setRight(twips(Sheet.RIGHT));
        margins.setHeader(twips(Sheet.TOP / 2));
        margins.setFooter(twips(Sheet.BOTTOM - 2 * Sheet.TEXT_LEADING));
        margins.setGutter(BigInteger.ZERO);
        XWPFParagraph number = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        number.setAlignment(ParagraphAlignment.CENTER);
        run(number, "— ", TITLE_FONT, Sheet.PAGE_NUMBER_SIZE);
        CTSimpleField page = number.getCTP().addNewFldSimple();
        page.setInstr("PAGE");
        XWPFRun counted = new XWPFRun(page.addNewR(), (IRunBody) number);
        dress(counted, "1", TITLE_FONT, Sheet.PAGE_NUMBER_SIZE);
        run(number, " —", TITLE_FONT, Sheet.PAGE_NUMBER_SIZE);
    }

    private static void title(XWPFDocument document, String title) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        paragraph.setSpacingAfter(Sheet.TEXT_LEADING / 2 * TWIPS);
        XWPFRun run = paragraph.createRun();
        run.setBold(true);
        dress(run, title, TITLE_FONT, Sheet.TITLE_SIZE);
    }

    private static void paragraph(XWPFDocument document, Paper.Paragraph said) {
        for (String line : said.text().split("\n", -1)) {
            XWPFParagraph paragraph = document.createParagraph();
            paragraph.setSpacingBetween(Sheet.TEXT_LEADING, LineSpacingRule.EXACT);
            String font = TEXT_FONT;
            switch (said.style()) {
                case TEXT, ITEM -> paragraph.setIndentationFirstLine(2 * Sheet.TEXT_SIZE * TWIPS);
                case HEADING -> {
                    paragraph.setKeepNext(true);
                    paragraph.setIndentationFirstLine(2 * Sheet.TEXT_SIZE * TWIPS);
                    font = LABEL_FONT;
                }
                case NUMBER, SIGNATURE -> paragraph.setAlignment(ParagraphAlignment.RIGHT);
                case ADDRESS -> paragraph.setAlignment(ParagraphAlignment.LEFT);
            }
            run(paragraph, line, font, Sheet.TEXT_SIZE);
        }
    }

    private static void table(XWPFDocument document, Paper.Table said) {
        XWPFTable table = document.createTable();
        table.removeRow(0);
        framed(table);
        table.setWidth(twips(Sheet.TEXT_WIDTH).toString());
        List<Float> widths = widths(said);
        CTTbl raw = table.getCTTbl();
        table.setCellMargins(0, CELL_SPACING, 0, CELL_SPACING);
        // Word hangs a table out by its cells' margin: set in by as much, its frame ends with the
        // text
        CTTblWidth indent = raw.getTblPr().addNewTblInd();
        indent.setW(BigInteger.valueOf(CELL_SPACING));
        indent.setType(STTblWidth.DXA);
        CTTblGrid grid = raw.getTblGrid() == null ? raw.addNewTblGrid() : raw.getTblGrid();
        widths.forEach(width -> grid.addNewGridCol().setW(twips(width)));
        for (int i = 0; i < said.rows().size(); i++) {
            Paper.Row line = said.rows().get(i);
            XWPFTableRow row = table.createRow();
            row.setCantSplitRow(true);
            while (!row.getTableCells().isEmpty()) {
                row.removeCell(0);
            }
            int column = 0;
            for (Paper.Cell cell : line.cells()) {
                float width = 0;
                for (int spanned = 0; spanned < cell.span(); spanned++) {
                    width += widths.get(column++);
                }
                fill(row.addNewTableCell(), cell, width);
            }
            if (Paper.Table.keptWithNext(said.rows(), i)) {
                row.getTableCells()
                        .forEach(
                                cell -> cell.getParagraphs().forEach(one -> one.setKeepNext(true)));
            }
        }
    }

    private static void framed(XWPFTable table) {
        XWPFTable.XWPFBorderType line = XWPFTable.XWPFBorderType.SINGLE;
        table.setTopBorder(line, BORDER, 0, BLACK);
        table.setBottomBorder(line, BORDER, 0, BLACK);
        table.setLeftBorder(line, BORDER, 0, BLACK);
        table.setRightBorder(line, BORDER, 0, BLACK);
        table.setInsideHBorder(line, BORDER, 0, BLACK);
        table.setInsideVBorder(line, BORDER, 0, BLACK);
    }

    private static void fill(XWPFTableCell cell, Paper.Cell said, float width) {
        var properties = cell.getCTTc().addNewTcPr();
        var wide = properties.addNewTcW();
        wide.setW(twips(width));
        wide.setType(STTblWidth.DXA);
        if (said.span() > 1) {
            properties.addNewGridSpan().setVal(BigInteger.valueOf(said.span()));
        }
        cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
        boolean first = true;
        for (String line : said.text().split("\n", -1)) {
            XWPFParagraph paragraph = first ? cell.getParagraphs().getFirst() : cell.addParagraph();
            first = false;
            paragraph.setSpacingBefore(CELL_SPACING);
            paragraph.setSpacingAfter(CELL_SPACING);
            if (said.label()) {
                paragraph.setAlignment(ParagraphAlignment.CENTER);
            }
            run(paragraph, line, said.label() ? LABEL_FONT : TEXT_FONT, Sheet.TABLE_SIZE);
        }
    }

    static List<Float> widths(Paper.Table table) {
        int all = table.columns().stream().mapToInt(Integer::intValue).sum();
        return table.columns().stream().map(width -> Sheet.TEXT_WIDTH * width / all).toList();
    }

    private static void run(XWPFParagraph paragraph, String text, String font, int size) {
        dress(paragraph.createRun(), text, font, size);
    }

    private static void dress(XWPFRun run, String text, String font, int size) {
        run.setFontFamily("Times New Roman", XWPFRun.FontCharRange.ascii);
        run.setFontFamily("Times New Roman", XWPFRun.FontCharRange.hAnsi);
        run.setFontFamily(font, XWPFRun.FontCharRange.eastAsia);
        run.setFontSize(size);
        run.setText(text);
    }

    private static BigInteger twips(float points) {
        return BigInteger.valueOf(Math.round(points * TWIPS));
    }
}
