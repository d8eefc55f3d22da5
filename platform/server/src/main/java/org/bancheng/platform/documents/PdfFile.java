package org.bancheng.platform.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bancheng.engine.document.Paper;
import org.springframework.stereotype.Component;

/** A paper as PDF with its fonts in it: it looks the same on every machine. */
@Component
class PdfFile {
    private final Fonts fonts;

    PdfFile(Fonts fonts) {
        this.fonts = fonts;
    }

    byte[] write(Paper paper) {
        synchronized (fonts) {
            try (PDDocument document = new PDDocument();
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
                Glyphs glyphs = new Glyphs(document, fonts.all());
                document.getDocumentInformation().setTitle(paper.title().zhCn());
                document.getDocumentCatalog().setLanguage("zh-CN");
                try (PdfPages pages = new PdfPages(document, glyphs)) {
                    pages.title(paper.title().zhCn());
                    for (Paper.Block block : paper.blocks()) {
                        switch (block) {
                            case Paper.Paragraph paragraph -> pages.paragraph(paragraph);
                            case Paper.Table table -> pages.table(table);
                        }
                    }
                    missing(pages, glyphs);
                }
                PdfPages.number(document, glyphs);
                document.save(bytes);
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void missing(PdfPages pages, Glyphs glyphs) throws IOException {
        if (!glyphs.missing().isEmpty()) {
            pages.note(
                    "〓：字库没有的字，依次为 "
                            + glyphs.missing().stream()
                                    .map("U+%04X"::formatted)
                                    .collect(Collectors.joining("、")));
        }
    }
}
