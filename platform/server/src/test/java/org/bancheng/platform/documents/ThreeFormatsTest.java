package org.bancheng.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.bancheng.engine.configuration.TenantConfiguration.Brand;
import org.bancheng.engine.document.Paper;
import org.bancheng.engine.document.Paper.Block;
import org.bancheng.engine.document.Paper.Cell;
import org.bancheng.engine.document.Paper.Paragraph;
import org.bancheng.engine.document.Paper.Row;
import org.bancheng.engine.document.Paper.Style;
import org.bancheng.engine.document.Paper.Table;
import org.bancheng.engine.label.Label;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** One paper, read back from all three formats. */
class ThreeFormatsTest {
    private static final Brand BRAND =
            new Brand(Label.of("莲乡服务"), Label.of(""), "#a81e4b", "#1f7a5c", "<svg></svg>");
    private static final Path KEPT = Path.of("target/documents");

    private final PdfFile pdf = new PdfFile(new Fonts(new DocumentSettings(null)));

    private static Row row(Object... cells) {
        List<Cell> row = new ArrayList<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.add(new Cell((String) cells[i], (Integer) cells[i + 1], i % 4 == 0));
        }
        return new Row(row);
    }

    private static Paper paper(Block... blocks) {
        return new Paper("form", Label.of("某县“办不成事”事项交办单"), "XX-1", List.of(blocks));
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00a0]+", "");
    }

    private static String inWord(byte[] bytes) throws IOException {
        StringBuilder text = new StringBuilder();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
            document.getBodyElements()
                    .forEach(
                            element -> {
                                switch (element) {
                                    case XWPFParagraph paragraph ->
                                            text.append(paragraph.getText());
                                    case XWPFTable table ->
                                            table.getRows().stream()
                                                    .flatMap(row -> row.getTableCells().stream())
                                                    .forEach(cell -> text.append(cell.getText()));
                                    default -> throw new AssertionError(element);
                                }
                            });
        }
        return squeezed(text.toString());
    }

    private static String inPdf(byte[] bytes) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return squeezed(
                    new PDFTextStripper().getText(document).replaceAll("(?m)^— \\d+ —\\s*$", ""));
        }
    }

    private static String inHtml(byte[] bytes) {
        String page = new String(bytes, StandardCharsets.UTF_8);
        String main = page.substring(page.indexOf("<main>"), page.indexOf("</main>"));
        return squeezed(HtmlUtils.htmlUnescape(main.replaceAll("<[^>]*>", "")));
    }

    private String everywhere(String name, Paper paper) throws IOException {
        Files.createDirectories(KEPT);
        byte[] asWord = new WordFile().write(paper);
        byte[] asPdf = pdf.write(paper);
        byte[] asHtml = new HtmlFile().write(paper, BRAND);
        Files.write(KEPT.resolve(name + ".docx"), asWord);
        Files.write(KEPT.resolve(name + ".pdf"), asPdf);
        Files.write(KEPT.resolve(name + ".html"), asHtml);
        assertThat(inPdf(asPdf)).isEqualTo(inWord(asWord)).isEqualTo(inHtml(asHtml));
        return inPdf(asPdf);
    }

    @Test
    void all_three_say_the_same_rare_characters_and_tricky_ones_too() throws IOException {
        String text =
                everywhere(
                        "tricky",
                        paper(
                                new Paragraph(Style.NUMBER, "湘县办〔2026〕1号"),
                                new Paragraph(Style.ADDRESS, "县自然资源局："),
                                new Paragraph(
                                        Style.TEXT,
                                        "𠮷先生、龍䶮女士和㙍某反映：<b>office</b> & “fi” {case.number} 不能取代。"),
                                new Paragraph(Style.HEADING, "一、第一条\n二、第二条"),
                                new Table(
                                        List.of(3, 5, 3, 5),
                                        List.of(
                                                row("反映人", 1, "𠮷*", 1, "电话", 1, "138****5678", 1),
                                                row("诉求", 1, "第一行\n第二行", 3))),
                                new Paragraph(Style.SIGNATURE, "县行政审批局\n2026年5月11日")));
        assertThat(text).contains("𠮷先生、龍䶮女士和㙍某", "<b>office</b>&“fi”{case.number}", "138****5678");
    }

    @Test
    void a_long_cell_goes_on_over_the_pages_and_nothing_of_it_is_lost() throws IOException {
        String long1 = String.join("", Collections.nCopies(400, "跑了三趟，还是没有办成。"));
        Paper paper =
                paper(
                        new Table(
                                List.of(1, 4),
                                List.of(row("事项", 1, "补办", 1), row("情况", 1, long1, 1))));
        assertThat(everywhere("long", paper)).contains(long1);
        try (PDDocument document = Loader.loadPDF(pdf.write(paper))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
        }
    }

    @Test
    void a_character_that_no_font_has_is_shown_to_be_missing_and_named() throws IOException {
        byte[] bytes = pdf.write(paper(new Paragraph(Style.TEXT, "王\uD869\uDEDF和\u0E01")));
        assertThat(inPdf(bytes)).contains("王〓和〓", "〓：字库没有的字，依次为U+2A6DF、U+0E01");
    }

    @Test
    void a_word_without_end_is_cut_at_the_edge() throws IOException {
        String word = "x".repeat(400);
        assertThat(everywhere("word", paper(new Paragraph(Style.TEXT, word)))).contains(word);
    }

    @Test
    void nothing_at_all_can_be_written() throws IOException {
        everywhere("empty", paper(new Paragraph(Style.TEXT, ""), new Table(List.of(1), List.of())));
    }

    @Test
    void a_pdf_brings_its_fonts_and_stays_small() throws IOException {
        byte[] bytes = pdf.write(paper(new Paragraph(Style.TEXT, "办成𠮷")));
        assertThat(bytes.length).isLessThan(200_000);
        try (PDDocument document = Loader.loadPDF(bytes)) {
            document.getPage(0)
                    .getResources()
                    .getFontNames()
                    .forEach(
                            name -> {
                                try {
                                    assertThat(
                                                    document.getPage(0)
                                                            .getResources()
                                                            .getFont(name)
                                                            .isEmbedded())
                                            .isTrue();
                                } catch (IOException e) {
                                    throw new AssertionError(e);
                                }
                            });
        }
    }

    @Test
    void no_page_begins_with_a_table_s_last_row_alone() throws IOException {
        for (int rows = 12; rows < 60; rows++) {
            List<Row> lines = new ArrayList<>(List.of(new Row(List.of(new Cell("各单位", 2, true)))));
            for (int i = 0; i < rows; i++) {
                lines.add(row("单位" + i, 1, "办结", 1));
            }
            byte[] written = pdf.write(paper(new Table(List.of(1, 1), lines)));
            try (PDDocument document = Loader.loadPDF(written)) {
                PDFTextStripper last = new PDFTextStripper();
                last.setStartPage(document.getNumberOfPages());
                assertThat(last.getText(document)).as("%d rows", rows).contains("单位" + (rows - 2));
            }
        }
    }
}
