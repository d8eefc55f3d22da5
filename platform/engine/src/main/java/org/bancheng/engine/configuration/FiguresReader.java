package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bancheng.engine.figure.Figure;
import org.bancheng.engine.figure.FigureTable;
import org.bancheng.engine.figure.Figures;
import org.bancheng.engine.figure.Tally;
import org.bancheng.engine.lifecycle.Criterion;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.SqlText;
import org.bancheng.engine.lifecycle.Vocabulary;
import org.jspecify.annotations.Nullable;

/** {@code figures.yaml}: what is counted, each number defined in one place. */
final class FiguresReader {

    private static final int USUAL_DAYS = 90;

    private final Reading reading;
    private final Map<String, Item> figureItems;
    private final Map<String, Item> tallyItems;
    private final Map<String, Item> tableItems;
    private final Map<String, Figure> figures = new LinkedHashMap<>();

    /** Before the lifecycles are read, which speak of tallies and tables. */
    FiguresReader(
            Reading reading,
            Map<String, Item> figures,
            Map<String, Item> tallies,
            Map<String, Item> tables) {
        this.reading = reading;
        this.figureItems = figures;
        this.tallyItems = tallies;
        this.tableItems = tables;
        reading.tallies.addAll(tallies.keySet());
        tables.forEach((id, item) -> reading.tables.put(id, item.label("label")));
    }

    /** After the lifecycles are read, of whose subjects the figures speak. */
    Figures figures(LifecycleReader lifecycles) {
        figureItems.forEach(
                (id, item) ->
                        lifecycles
                                .counted(item.at("of"))
                                .map(outline -> figure(id, item, outline, lifecycles))
                                .ifPresent(figure -> figures.put(id, figure)));
        var tallies = new LinkedHashMap<String, Tally>();
        tallyItems.forEach(
                (id, item) -> tally(id, item, lifecycles).ifPresent(t -> tallies.put(id, t)));
        var tables = new LinkedHashMap<String, FigureTable>();
        tableItems.forEach(
                (id, item) -> table(id, item, lifecycles).ifPresent(t -> tables.put(id, t)));
        new FigureFields(reading).check(lifecycles.outlines());
        return new Figures(
                Collections.unmodifiableMap(figures),
                Collections.unmodifiableMap(tallies),
                Collections.unmodifiableMap(tables));
    }

    /**
     * Of the names of parameters: several conditions stand in one statement.
     *
     * @param part of the figure
     */
    static String prefix(String id, String part) {
        return Vocabulary.spelled(id) + "_" + part;
    }

    private Figure figure(String id, Item item, Outline outline, LifecycleReader lifecycles) {
        var target = item.get("target");
        if (target.isPresent() && item.get("share").isEmpty()) {
            reading.findings.add(
                    target.get().place(),
                    "有 share 的才有 target：目标是百分比",
                    "a target is of a share: it is a percentage");
        }
        return new Figure(
                id,
                item.label("label"),
                reading.basis(item),
                outline.type(),
                !outline.standsAlone(),
                Figure.At.valueOf(item.text("at").toUpperCase(Locale.ROOT)),
                criterion(item, "where", prefix(id, "w"), outline, lifecycles),
                criterion(item, "share", prefix(id, "s"), outline, lifecycles),
                target.map(Item::number).orElse(null));
    }

    private @Nullable Criterion criterion(
            Item item, String key, String prefix, Outline outline, LifecycleReader lifecycles) {
        return item.get(key)
                .flatMap(source -> criterion(source, prefix, outline, lifecycles))
                .orElse(null);
    }

    private Optional<Criterion> criterion(
            Item source, String prefix, Outline outline, LifecycleReader lifecycles) {
        return new ExpressionReader(
                        reading, outline, lifecycles.vocabulary(outline), FormSpec.empty())
                .criterion(source, lifecycles.columns(outline).columns(), prefix);
    }

    private Optional<Tally> tally(String id, Item item, LifecycleReader lifecycles) {
        return lifecycles
                .counted(item.at("of"))
                .filter(outline -> hasUnit(item, outline))
                .flatMap(
                        outline ->
                                criterion(item.at("where"), prefix(id, "t"), outline, lifecycles)
                                        .map(
                                                where ->
                                                        new Tally(
                                                                id,
                                                                item.label("label"),
                                                                reading.basis(item),
                                                                outline.type(),
                                                                where,
                                                                item.get("days")
                                                                        .map(Item::number)
                                                                        .orElse(USUAL_DAYS))));
    }

    private boolean hasUnit(Item item, Outline outline) {
        boolean has = !outline.standsAlone();
        if (!has) {
            reading.findings.add(
                    item.at("of").place(),
                    "事项没有承办单位，不能按单位累计；请数它的工单或文书",
                    "a case is no unit's: tally its work orders or letters");
        }
        return has;
    }

    private Optional<FigureTable> table(String id, Item item, LifecycleReader lifecycles) {
        var of = known(item.list("of"));
        var list = known(item.list("list"));
        var ranked = item.get("rank").map(rank -> known(List.of(rank))).orElse(List.of());
        item.get("rank")
                .filter(_ -> !ranked.isEmpty() && !of.contains(ranked.getFirst()))
                .ifPresent(
                        rank ->
                                reading.findings.add(
                                        rank.place(),
                                        "排名的指标要在 of 里",
                                        "what ranks must be one of the columns",
                                        rank.text(),
                                        of.stream().map(Figure::id).toList()));
        var by = item.at("by");
        var columns = new LinkedHashMap<String, SqlText>();
        for (var figure : of) {
            var where = lifecycles.columns(figure);
            if (!reading.known(by, where.rows(), "这样的行", "such rows")) {
                return Optional.empty();
            }
            columns.put(figure.id(), where.row(by.text(), figure));
        }
        if (of.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new FigureTable(
                        id,
                        item.label("label"),
                        reading.basis(item),
                        of,
                        lifecycles.columns(of.getFirst()).breakdown(by.text(), columns),
                        list,
                        ranked.isEmpty() ? null : ranked.getFirst()));
    }

    private List<Figure> known(List<Item> names) {
        var known = new ArrayList<Figure>();
        for (var name : names) {
            var figure = figures.get(name.text());
            if (reading.known(name, figureItems.keySet(), "指标", "figure") && figure != null) {
                known.add(figure);
            }
        }
        return known;
    }
}
