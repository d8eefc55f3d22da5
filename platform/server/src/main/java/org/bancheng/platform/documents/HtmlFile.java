package org.bancheng.platform.documents;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.bancheng.engine.configuration.TenantConfiguration.Brand;
import org.bancheng.engine.document.Paper;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** A paper as one page that needs nothing else, in the county's brand, to read and to print. */
@Component
class HtmlFile {
    private static final String STYLE =
            """
            body { margin: 0; background: #fff; color: #000; font: 16pt/28pt FangSong, 仿宋, STFangsong, "Noto Serif SC", SimSun, serif; overflow-wrap: anywhere; }
            header { display: flex; align-items: center; gap: 12px; padding: 8px 20px; background: var(--brand); color: #fff; font: bold 16px/1.5 sans-serif; }
            header svg { width: 32px; height: 32px; background: #fff; border-radius: 4px; }
            main { max-width: 156mm; margin: 24px auto; padding: 0 16px; }
            h1 { font: bold 22pt/32pt SimSun, 宋体, "Noto Serif SC", serif; text-align: center; margin: 0 0 14pt; }
            h2 { font: 16pt/28pt SimHei, 黑体, sans-serif; text-indent: 2em; margin: 0; }
            p { margin: 0; }
            p.text, p.item { text-indent: 2em; }
            p.number, p.signature { text-align: right; }
            table { width: 100%; border-collapse: collapse; font-size: 12pt; line-height: 16pt; table-layout: fixed; margin: 6pt 0 10pt; }
            th, td { border: 1px solid #000; padding: 3pt 4pt; vertical-align: middle; }
            th { font-family: SimHei, 黑体, sans-serif; font-weight: normal; text-align: center; }
            @page { size: A4; margin: 37mm 26mm 35mm 28mm; }
            @media print { header { display: none; } main { max-width: none; margin: 0; padding: 0; } tr { break-inside: avoid; } h2, tr:nth-last-child(2) { break-after: avoid; } }
            """;

    byte[] write(Paper paper, Brand brand) {
        StringBuilder body = new StringBuilder();
        for (Paper.Block block : paper.blocks()) {
            switch (block) {
                case Paper.Paragraph paragraph -> paragraph(body, paragraph);
                case Paper.Table table -> table(body, table);
            }
        }
        return """
                <!DOCTYPE html>
                <html lang="zh-CN">
                <head>
                <meta charset="UTF-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>:root { --brand: %s; }
                %s</style>
                </head>
                <body>
                <header>%s<span>%s</span></header>
                <main>
                <h1>%s</h1>
                %s</main>
                </body>
                </html>
                """
                .formatted(
                        escaped(paper.title().zhCn()),
                        brand.colour(),
                        STYLE,
                        brand.mark(),
                        escaped(brand.name().zhCn()),
                        escaped(paper.title().zhCn()),
                        body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void paragraph(StringBuilder body, Paper.Paragraph said) {
        boolean heading = said.style() == Paper.Style.HEADING;
        String style = said.style().name().toLowerCase(Locale.ROOT);
        for (String line : said.text().split("\n", -1)) {
            body.append(heading ? "<h2>" : "<p class=\"" + style + "\">")
                    .append(escaped(line))
                    .append(heading ? "</h2>\n" : "</p>\n");
        }
    }

    private static void table(StringBuilder body, Paper.Table table) {
        body.append("<table>\n<colgroup>");
        List<Float> widths = WordFile.widths(table);
        for (float width : widths) {
            body.append("<col style=\"width:%.2f%%\">".formatted(100 * width / Sheet.TEXT_WIDTH));
        }
        body.append("</colgroup>\n");
        for (Paper.Row row : table.rows()) {
            body.append("<tr>");
            for (Paper.Cell cell : row.cells()) {
                String tag = cell.label() ? "th" : "td";
                body.append('<').append(tag);
                if (cell.span() > 1) {
                    body.append(" colspan=\"").append(cell.span()).append('"');
                }
                body.append('>')
                        .append(escaped(cell.text()).replace("\n", "<br>"))
                        .append("</")
                        .append(tag)
                        .append('>');
            }
            body.append("</tr>\n");
        }
        body.append("</table>\n");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
