package org.bancheng.platform.figures;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.figure.Figure;
import org.bancheng.engine.figure.FigureTable;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.State;
import org.bancheng.platform.cases.Counts;
import org.bancheng.platform.cases.FigureTables;
import org.bancheng.platform.cases.Span;
import org.bancheng.platform.cases.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes a county's tables: one query for each figure, however many cases there are. */
@Service
public class CountedTables implements FigureTables {
    private static final int LISTED = 500;
    private static final int MOST_ROWS = 200;
    private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};

    private final Counts counts;
    private final JsonMapper json;
    private final Clock clock;

    CountedTables(Counts counts, JsonMapper json, Clock businessClock) {
        this.counts = counts;
        this.json = json;
        this.clock = businessClock;
    }

    /**
     * @param table one of the configuration's
     * @throws NoSuchFigures when it is none
     */
    public static FigureTable find(TenantConfiguration configuration, String table) {
        FigureTable found = configuration.figures().tables().get(table);
        if (found == null) {
            throw new NoSuchFigures(table, configuration.figures().tables().keySet());
        }
        return found;
    }

    /** A table as far as its viewer may see what it counts. */
    @Transactional(readOnly = true)
    public CountedTable of(
            TenantConfiguration configuration, FigureTable table, Span span, Visibility viewer) {
        RowWords words = new RowWords(configuration, table.by());
        List<Map<@Nullable String, CountedTable.Cell>> columns = new ArrayList<>();
        Set<@Nullable String> keys = new LinkedHashSet<>();
        for (Figure figure : table.of()) {
            Map<@Nullable String, CountedTable.Cell> column = new HashMap<>();
            counts.by(
                            Objects.requireNonNull(table.by().columns().get(figure.id())),
                            figure,
                            span,
                            viewer)
                    .forEach(
                            row ->
                                    column.put(
                                            row.key(),
                                            new CountedTable.Cell(row.all(), row.met())));
            keys.addAll(column.keySet());
            columns.add(column);
        }
        List<CountedTable.Line> lines = new ArrayList<>();
        for (String key : words.ordered(keys)) {
            lines.add(new CountedTable.Line(key, words.of(key), null, cells(columns, key)));
        }
        Figure rank = table.rank();
        return new CountedTable(
                table.id(),
                table.label(),
                table.basis(),
                span.from(),
                span.until(),
                clock.instant(),
                table.by().label(),
                table.of().stream().map(CountedTables::column).toList(),
                // among a part of the matters every unit would come first in its own eyes
                Shortened.of(
                        rank == null || !viewer.county()
                                ? lines
                                : Ranking.of(lines, table.of().indexOf(rank), rank.isRate()),
                        MOST_ROWS),
                total(columns),
                lists(configuration, table, span, viewer));
    }

    private static List<CountedTable.Cell> cells(
            List<Map<@Nullable String, CountedTable.Cell>> columns, @Nullable String key) {
        return columns.stream()
                .map(column -> column.getOrDefault(key, new CountedTable.Cell(0, 0)))
                .toList();
    }

    /** Each subject has one row, so the sum of the rows is the whole. */
    private static List<CountedTable.Cell> total(
            List<Map<@Nullable String, CountedTable.Cell>> columns) {
        return columns.stream()
                .map(
                        column ->
                                column.values().stream()
                                        .reduce(
                                                new CountedTable.Cell(0, 0),
                                                CountedTable.Cell::plus))
                .toList();
    }

    private static CountedTable.Column column(Figure figure) {
        return new CountedTable.Column(
                figure.id(), figure.label(), figure.basis(), figure.isRate(), figure.target());
    }

    private List<CountedTable.Listing> lists(
            TenantConfiguration configuration, FigureTable table, Span span, Visibility viewer) {
        Map<String, Label> units = RowWords.units(configuration);
        Map<String, Label> categories = RowWords.categories(configuration);
        List<CountedTable.Listing> lists = new ArrayList<>();
        for (Figure figure : table.list()) {
            Map<String, State> states = configuration.lifecycle(figure.type()).states();
            Counts.Page found =
                    counts.behind(figure, Counts.Part.ALL, null, span, viewer, 0, LISTED);
            lists.add(
                    new CountedTable.Listing(
                            figure.id(),
                            figure.label(),
                            found.total(),
                            found.rows().stream()
                                    .map(
                                            one ->
                                                    new CountedTable.Item(
                                                            one.number(),
                                                            named(categories, one.category()),
                                                            named(units, one.unit()),
                                                            state(states, one.state()),
                                                            one.openedAt()
                                                                    .atZone(WorkingCalendar.ZONE)
                                                                    .toLocalDate()))
                                    .toList()));
        }
        return lists;
    }

    private static @Nullable Label named(Map<String, Label> names, @Nullable String id) {
        return id == null ? null : names.getOrDefault(id, Label.of(id, id));
    }

    private static Label state(Map<String, State> states, String id) {
        State state = states.get(id);
        return state == null ? Label.of(id, id) : state.label();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Object> counted(TenantConfiguration configuration, String table, Span span) {
        return json.convertValue(
                of(
                        configuration,
                        find(configuration, table),
                        span,
                        Visibility.everything(configuration)),
                PLAIN);
    }

    /** A table that an action kept, read back. */
    public CountedTable kept(Object value) {
        return json.convertValue(value, CountedTable.class);
    }
}
