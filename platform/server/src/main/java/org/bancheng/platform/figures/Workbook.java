package org.bancheng.platform.figures;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * A table as an Excel workbook: numbers as numbers, a rate with what it is made of beside it, the
 * clause under every heading.
 */
public final class Workbook {
    private static final int WIDE = 24 * 256;
    private static final int NARROW = 14 * 256;

    private final XSSFWorkbook book = new XSSFWorkbook();
    private final CellStyle bold = book.createCellStyle();
    private final CellStyle percent = book.createCellStyle();
    private final Function<Label, String> words;

    private Workbook(Function<Label, String> words) {
        this.words = words;
        Font strong = book.createFont();
        strong.setBold(true);
        bold.setFont(strong);
        bold.setWrapText(true);
        percent.setDataFormat(book.createDataFormat().getFormat("0.0%"));
    }

    /**
     * @param words in whose language labels are written
     */
    public static byte[] of(CountedTable table, Function<Label, String> words) {
        Workbook workbook = new Workbook(words);
        workbook.figures(table);
        table.lists().forEach(workbook::list);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (workbook.book) {
            workbook.book.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String say(@Nullable Label label) {
        return label == null ? "" : words.apply(label);
    }

    private Sheet sheet(String name) {
        String safe = WorkbookUtil.createSafeSheetName(name);
        String free = safe;
        for (int n = 2; book.getSheet(free) != null; n++) {
            free = WorkbookUtil.createSafeSheetName(n + " " + name);
        }
        return book.createSheet(free);
    }

    private void figures(CountedTable table) {
        Sheet sheet = sheet(say(table.label()));
        text(sheet.createRow(0), 0, say(table.label()), bold);
        text(
                sheet.createRow(1),
                0,
                table.from() + " – " + table.until() + "  " + table.basis(),
                null);
        Row heads = sheet.createRow(3);
        Row bases = sheet.createRow(4);
        text(heads, 0, say(table.rows()), bold);
        sheet.setColumnWidth(0, WIDE);
        boolean ranked = table.lines().stream().anyMatch(line -> line.rank() != null);
        int at = 1;
        if (ranked) {
            text(heads, at++, say(new Label("名次", "名次", "Rank")), bold);
        }
        int first = at;
        for (CountedTable.Column column : table.columns()) {
            text(heads, at, say(column.label()), bold);
            String target = column.target() == null ? "" : "  ≥ " + column.target() + "%";
            text(bases, at, column.basis() + target, null);
            sheet.setColumnWidth(at++, NARROW);
            if (column.rate()) {
                text(heads, at++, say(new Label("符合", "符合", "Met")), bold);
                text(heads, at++, say(new Label("基数", "基數", "Of")), bold);
            }
        }
        int row = 5;
        for (CountedTable.Line line : table.lines()) {
            Row cells = sheet.createRow(row++);
            text(cells, 0, say(line.label()), null);
            Integer rank = line.rank();
            if (rank != null) {
                cells.createCell(1).setCellValue(rank);
            }
            numbers(cells, first, table.columns(), line.cells());
        }
        Row total = sheet.createRow(row);
        text(total, 0, say(new Label("合计", "合計", "Total")), bold);
        numbers(total, first, table.columns(), table.total());
        sheet.createFreezePane(1, 5);
    }

    private void numbers(
            Row row, int first, List<CountedTable.Column> columns, List<CountedTable.Cell> cells) {
        int at = first;
        for (int i = 0; i < columns.size(); i++) {
            CountedTable.Cell counted = cells.get(i);
            Cell cell = row.createCell(at++);
            if (!columns.get(i).rate()) {
                cell.setCellValue((double) counted.all());
                continue;
            }
            if (counted.all() > 0) {
                cell.setCellValue(counted.met() / (double) counted.all());
                cell.setCellStyle(percent);
            }
            row.createCell(at++).setCellValue((double) counted.met());
            row.createCell(at++).setCellValue((double) counted.all());
        }
    }

    private void list(CountedTable.Listing list) {
        Sheet sheet = sheet(say(list.label()));
        List<Label> heads = new ArrayList<>();
        heads.add(new Label("编号", "編號", "Number"));
        heads.add(new Label("类别", "類別", "Category"));
        heads.add(new Label("承办单位", "承辦單位", "Unit"));
        heads.add(new Label("状态", "狀態", "State"));
        heads.add(new Label("登记日期", "登記日期", "Opened"));
        Row head = sheet.createRow(0);
        for (int i = 0; i < heads.size(); i++) {
            text(head, i, say(heads.get(i)), bold);
            sheet.setColumnWidth(i, WIDE);
        }
        int row = 1;
        for (CountedTable.Item item : list.items()) {
            Row cells = sheet.createRow(row++);
            text(cells, 0, item.number(), null);
            text(cells, 1, say(item.category()), null);
            text(cells, 2, say(item.unit()), null);
            text(cells, 3, say(item.state()), null);
            text(cells, 4, item.opened().toString(), null);
        }
    }

    private static void text(Row row, int at, String text, @Nullable CellStyle style) {
        Cell cell = row.createCell(at);
        cell.setCellValue(text);
        if (style != null) {
            cell.setCellStyle(style);
        }
    }
}
