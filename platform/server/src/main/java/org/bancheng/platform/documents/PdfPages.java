package org.bancheng.platform.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.bancheng.engine.document.Paper;

/** Sets blocks one under the other and begins a new page where one is full. */
final class PdfPages implements AutoCloseable {
    private static final float PADDING = 3;
    private static final float LINE = .6f;

    /** How far above the foot of its line a character stands, as a part of the leading. */
    private static final float RISE = .3f;

    /** Lines that a page has room for under a heading, so that it is not its last word. */
    private static final int HEADING_AND_MORE = 5;

    private final PDDocument document;
    private final Glyphs glyphs;
    private final LineBreaks breaks;
    private PDPageContentStream page;
    private float y;

    PdfPages(PDDocument document, Glyphs glyphs) throws IOException {
        this.document = document;
        this.glyphs = glyphs;
        this.breaks = new LineBreaks(glyphs);
        this.page = begun();
    }

    private PDPageContentStream begun() throws IOException {
        PDPage sheet = new PDPage(new PDRectangle(Sheet.WIDTH, Sheet.HEIGHT));
        document.addPage(sheet);
        y = Sheet.HEIGHT - Sheet.TOP;
        return new PDPageContentStream(document, sheet);
    }

    private void turn() throws IOException {
        page.close();
        page = begun();
    }

    void title(String title) throws IOException {
        page.setRenderingMode(RenderingMode.FILL_STROKE);
        page.setLineWidth(LINE);
        for (String line :
                breaks.of(glyphs.drawable(title), Sheet.TITLE_SIZE, 0, Sheet.TEXT_WIDTH)) {
            float width = glyphs.width(line, Sheet.TITLE_SIZE);
            line(line, (Sheet.TEXT_WIDTH - width) / 2, Sheet.TITLE_SIZE, Sheet.TITLE_LEADING);
        }
        page.setRenderingMode(RenderingMode.FILL);
        y -= Sheet.TEXT_LEADING / 2f;
    }

    void paragraph(Paper.Paragraph said) throws IOException {
        if (said.style() == Paper.Style.HEADING
                && y - HEADING_AND_MORE * Sheet.TEXT_LEADING < Sheet.BOTTOM) {
            turn();
        }
        float indent =
                switch (said.style()) {
                    case TEXT, ITEM, HEADING -> 2 * Sheet.TEXT_SIZE;
                    case ADDRESS, NUMBER, SIGNATURE -> 0;
                };
        boolean right = said.style() == Paper.Style.NUMBER || said.style() == Paper.Style.SIGNATURE;
        for (String paragraph : glyphs.drawable(said.text()).split("\n", -1)) {
            float in = indent;
            for (String line : breaks.of(paragraph, Sheet.TEXT_SIZE, in, Sheet.TEXT_WIDTH)) {
                float x = right ? Sheet.TEXT_WIDTH - glyphs.width(line, Sheet.TEXT_SIZE) : in;
                line(line, x, Sheet.TEXT_SIZE, Sheet.TEXT_LEADING);
                in = 0;
            }
        }
    }

    /** Small print at the end. */
    void note(String text) throws IOException {
        for (String line :
                breaks.of(glyphs.drawable(text), Sheet.TABLE_SIZE, 0, Sheet.TEXT_WIDTH)) {
            line(line, 0, Sheet.TABLE_SIZE, Sheet.TABLE_LEADING);
        }
    }

    private void line(String line, float x, float size, float leading) throws IOException {
        if (y - leading < Sheet.BOTTOM) {
            turn();
        }
        y -= leading;
        show(line, Sheet.LEFT + x, y + leading * RISE, size);
    }

    private void show(String line, float x, float foot, float size) throws IOException {
        page.beginText();
        page.newLineAtOffset(x, foot);
        glyphs.show(page, line, size);
        page.endText();
    }

    void table(Paper.Table table) throws IOException {
        List<Float> widths = WordFile.widths(table);
        y -= PADDING;
        List<Paper.Row> rows = table.rows();
        for (int i = 0; i < rows.size(); i++) {
            together(rows, i, widths);
            row(rows.get(i), widths);
        }
        y -= 2 * PADDING;
    }

    /** Turns the page where it would part what {@link Paper.Table#keptWithNext} keeps together. */
    private void together(List<Paper.Row> rows, int first, List<Float> widths) throws IOException {
        float height = 0;
        int last = first;
        while (Paper.Table.keptWithNext(rows, last)) {
            last++;
        }
        for (int i = first; i <= last; i++) {
            height += height(boxes(rows.get(i), widths));
        }
        if (last > first
                && y - height < Sheet.BOTTOM
                && height <= Sheet.HEIGHT - Sheet.TOP - Sheet.BOTTOM) {
            turn();
        }
    }

    private static float height(List<Box> boxes) {
        int most = boxes.stream().mapToInt(box -> box.lines().size()).max().orElse(1);
        return most * Sheet.TABLE_LEADING + 2 * PADDING;
    }

    private record Box(float x, float width, boolean label, List<String> lines) {}

    private void row(Paper.Row row, List<Float> widths) throws IOException {
        List<Box> boxes = boxes(row, widths);
        int most = boxes.stream().mapToInt(box -> box.lines().size()).max().orElse(1);
        int fresh = lines(Sheet.HEIGHT - Sheet.TOP);
        if (most > lines(y) && (most <= fresh || lines(y) < 2)) {
            turn();
        }
        for (int from = 0; from < most; ) {
            int to = Math.min(most, from + Math.max(1, lines(y)));
            band(boxes, from, to);
            from = to;
            if (from < most) {
                turn();
            }
        }
    }

    /** How many lines of a row fit under a height. */
    private static int lines(float from) {
        return (int) ((from - Sheet.BOTTOM - 2 * PADDING) / Sheet.TABLE_LEADING);
    }

    private List<Box> boxes(Paper.Row row, List<Float> widths) throws IOException {
        List<Box> boxes = new ArrayList<>();
        float x = Sheet.LEFT;
        int column = 0;
        for (Paper.Cell cell : row.cells()) {
            float width = 0;
            for (int i = 0; i < cell.span(); i++) {
                width += widths.get(column++);
            }
            boxes.add(
                    new Box(
                            x,
                            width,
                            cell.label(),
                            breaks.of(
                                    glyphs.drawable(cell.text()),
                                    Sheet.TABLE_SIZE,
                                    0,
                                    width - 2 * PADDING)));
            x += width;
        }
        return boxes;
    }

    /** The lines of a row that stand on this page, with their frame. */
    private void band(List<Box> boxes, int from, int to) throws IOException {
        float height = (to - from) * Sheet.TABLE_LEADING + 2 * PADDING;
        page.setLineWidth(LINE);
        for (Box box : boxes) {
            page.addRect(box.x(), y - height, box.width(), height);
            page.stroke();
            List<String> lines =
                    box.lines()
                            .subList(
                                    Math.min(from, box.lines().size()),
                                    Math.min(to, box.lines().size()));
            float free = height - lines.size() * Sheet.TABLE_LEADING;
            float top = y - free / 2;
            for (String line : lines) {
                top -= Sheet.TABLE_LEADING;
                float in =
                        box.label()
                                ? (box.width() - glyphs.width(line, Sheet.TABLE_SIZE)) / 2
                                : PADDING;
                show(line, box.x() + in, top + Sheet.TABLE_LEADING * RISE, Sheet.TABLE_SIZE);
            }
        }
        y -= height;
    }

    /** Numbers at the foot of every page. */
    static void number(PDDocument document, Glyphs glyphs) throws IOException {
        int number = 0;
        for (PDPage sheet : document.getPages()) {
            number++;
            String text = "— " + number + " —";
            float width = glyphs.width(text, Sheet.PAGE_NUMBER_SIZE);
            try (PDPageContentStream foot =
                    new PDPageContentStream(document, sheet, AppendMode.APPEND, true, true)) {
                foot.beginText();
                foot.newLineAtOffset(
                        (Sheet.WIDTH - width) / 2, Sheet.BOTTOM - 2 * Sheet.PAGE_NUMBER_SIZE);
                glyphs.show(foot, text, Sheet.PAGE_NUMBER_SIZE);
                foot.endText();
            }
        }
    }

    @Override
    public void close() throws IOException {
        page.close();
    }
}
