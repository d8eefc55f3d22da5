package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bancheng.engine.document.DocumentTemplate;
import org.bancheng.engine.document.DocumentTemplate.Band;
import org.bancheng.engine.document.DocumentTemplate.Cell;
import org.bancheng.engine.document.DocumentTemplate.Figures;
import org.bancheng.engine.document.DocumentTemplate.Grid;
import org.bancheng.engine.document.DocumentTemplate.Lines;
import org.bancheng.engine.document.DocumentTemplate.Part;
import org.bancheng.engine.document.Paper.Style;
import org.bancheng.engine.document.PlacedText;
import org.bancheng.engine.document.Places;
import org.bancheng.engine.lifecycle.Lifecycle;

/** {@code documents/*.yaml}: forms and letters, every place of which there must be a value for. */
final class DocumentReader {

    private final Reading reading;
    private final Map<String, Lifecycle> lifecycles;
    private final Places places;

    DocumentReader(Reading reading, Map<String, Lifecycle> lifecycles) {
        this.reading = reading;
        this.lifecycles = lifecycles;
        this.places = new Places(lifecycles);
    }

    /** By id, in the order of the files' names. */
    Map<String, DocumentTemplate> documents(List<Item> documents) {
        var templates = new LinkedHashMap<String, DocumentTemplate>();
        for (var document : documents) {
            var about = document.at("about");
            reading.basis(document);
            var lifecycle = lifecycles.get(about.text());
            if (lifecycle == null) {
                reading.known(about, lifecycles.keySet(), "这种事", "subject");
            } else {
                var template = template(document, lifecycle);
                templates.put(template.id(), template);
            }
        }
        return templates;
    }

    private DocumentTemplate template(Item document, Lifecycle about) {
        var states = about.states().keySet();
        document.list("states").forEach(s -> reading.known(s, states, "状态", "state"));
        var roles = about.roles().keySet();
        document.list("roles").forEach(r -> reading.known(r, roles, "角色", "role"));
        var names = places.about(about.type());
        return new DocumentTemplate(
                FolderFiles.idOfDocument(document.file()),
                document.label("title"),
                document.text("basis"),
                about.type(),
                texts(document.list("roles")),
                texts(document.list("states")),
                document.list("content").stream()
                        .flatMap(part -> parts(part, about.type(), names).stream())
                        .toList());
    }

    private static Set<String> texts(List<Item> items) {
        var texts = new LinkedHashSet<String>();
        items.forEach(item -> texts.add(item.text()));
        return texts;
    }

    private List<Part> parts(Item part, String about, Set<String> names) {
        var parts = new ArrayList<Part>();
        part.map().forEach((kind, item) -> parts.add(part(kind, item, about, names)));
        if (parts.size() != 1) {
            reading.findings.add(
                    part.place(),
                    "一项只写一种内容，各种内容按顺序分项写",
                    "one kind of content for each item, in the order to print them");
        }
        return parts;
    }

    private Part part(String kind, Item item, String about, Set<String> names) {
        return switch (kind) {
            case "table" -> grid(item, names);
            case "figures" -> {
                reading.known(item, places.figures(about), "统计表字段", "field with figures");
                yield new Figures(item.text());
            }
            default ->
                    new Lines(
                            style(kind),
                            item.list().stream().map(text -> text(text, names)).toList());
        };
    }

    private static Style style(String kind) {
        return kind.equals("list") ? Style.ITEM : Style.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    private Grid grid(Item table, Set<String> names) {
        var columns = table.list("columns").stream().map(Item::number).toList();
        var bands = new ArrayList<Band>();
        for (var row : table.list("rows")) {
            var band = row.isMap() ? repeated(row, names) : new Band(null, cells(row, names));
            int spans = band.cells().stream().mapToInt(Cell::span).sum();
            if (spans > 0 && spans != columns.size()) {
                reading.findings.add(
                        row.place(),
                        "这一行占 %d 列，表有 %d 列".formatted(spans, columns.size()),
                        "this row takes %d columns, the table has %d"
                                .formatted(spans, columns.size()));
            }
            bands.add(band);
        }
        return new Grid(columns, bands);
    }

    private Band repeated(Item row, Set<String> names) {
        var each = row.at("each");
        if (!reading.known(each, places.lists(), "可以逐行列出的", "list to repeat")) {
            return new Band(null, List.of());
        }
        var all = new TreeSet<>(names);
        places.of(each.text()).forEach(name -> all.add(Places.EACH + name));
        return new Band(each.text(), cells(row.at("row"), all));
    }

    private List<Cell> cells(Item row, Set<String> names) {
        return row.list().stream()
                .map(
                        cell ->
                                cell.isMap()
                                        ? new Cell(
                                                text(cell.at("text"), names),
                                                cell.at("span").number())
                                        : new Cell(text(cell, names), 1))
                .toList();
    }

    private PlacedText text(Item item, Set<String> names) {
        var text = PlacedText.of(item.text());
        for (var place : text.places()) {
            if (item.text().indexOf('}', place.offset()) < 0) {
                reading.findings.add(item.place(place.offset() - 1), "{ 后面缺少 }", "{ without its }");
            } else if (!names.contains(place.text())) {
                unknown(item, place, names);
            }
        }
        return text;
    }

    /** Of many names those are told that begin alike, or else what they begin with. */
    private void unknown(Item item, PlacedText.Piece place, Set<String> names) {
        var root = root(place.text());
        var alike = names.stream().filter(name -> root(name).equals(root)).toList();
        var roots = new TreeSet<String>();
        names.forEach(name -> roots.add(root(name)));
        boolean known = !alike.isEmpty();
        reading.findings.add(
                item.place(place.offset()),
                "没有可以填的 {" + place.text() + "}",
                "there is nothing to fill in for {" + place.text() + "}",
                known ? place.text() : root,
                known ? alike : roots);
    }

    private static String root(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
