package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.springframework.web.util.HtmlUtils;

/** Documents as one person is given them; what was given is kept under target/documents. */
final class Papers {
    private static final Path KEPT = Path.of("target/documents");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Product product;
    private final String tenant;
    private final String username;

    Papers(Product product, String tenant, String username) {
        this.product = product;
        this.tenant = tenant;
        this.username = username;
    }

    /** The text of a document, without white space, after seeing that every format has the same. */
    String everywhere(Matter matter, String document, String subject) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String format : new String[] {"docx", "pdf", "html"}) {
            byte[] file = fetched(matter, document + "." + format + "?subject=" + subject);
            Files.createDirectories(KEPT);
            Files.write(KEPT.resolve(tenant + "-" + document + "-" + subject + "." + format), file);
            texts.put(format, squeezed(text(format, file)));
        }
        assertThat(texts.values()).as(document).containsOnly(texts.get("docx"));
        return texts.values().iterator().next();
    }

    /** Of the PDF. */
    int pages(Matter matter, String document, String subject) throws IOException {
        byte[] file = fetched(matter, document + ".pdf?subject=" + subject);
        try (PDDocument read = Loader.loadPDF(file)) {
            return read.getNumberOfPages();
        }
    }

    private byte[] fetched(Matter matter, String document) throws IOException {
        String path = matter.path() + "/documents/" + document;
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(product.base() + path))
                        .header(
                                "Authorization",
                                "Bearer " + product.tokens().staff(tenant, username))
                        .build();
        try {
            HttpResponse<byte[]> answer =
                    HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new AssertionError(
                        "%s: expected 200, got %d: %s"
                                .formatted(
                                        path,
                                        answer.statusCode(),
                                        new String(answer.body(), StandardCharsets.UTF_8)));
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00a0]+", "");
    }

    private static String text(String format, byte[] file) throws IOException {
        return switch (format) {
            case "docx" -> word(file);
            case "pdf" -> pdf(file);
            default -> html(file);
        };
    }

    private static String word(byte[] file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
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
        return text.toString();
    }

    private static String pdf(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document).replaceAll("(?m)^— \\d+ —\\s*$", "");
        }
    }

    private static String html(byte[] file) {
        String page = new String(file, StandardCharsets.UTF_8);
        String main = page.substring(page.indexOf("<main>"), page.indexOf("</main>"));
        return HtmlUtils.htmlUnescape(main.replaceAll("<[^>]*>", ""));
    }
}
