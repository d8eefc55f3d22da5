package org.bancheng.platform.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.figure.Breakdown;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/** What the rows of a breakdown are called, in the county's own order. */
public final class RowWords {
    private final Breakdown by;
    private final Map<String, Label> known;

    RowWords(TenantConfiguration configuration, Breakdown by) {
        this.by = by;
        this.known =
                switch (by.kind()) {
                    case UNIT -> units(configuration);
                    case CATEGORY -> categories(configuration);
                    case CHANNEL -> {
                        Map<String, Label> channels = new LinkedHashMap<>();
                        configuration.channels().forEach(c -> channels.put(c.id(), c.label()));
                        yield channels;
                    }
                    case WORD -> by.values();
                    case MONTH, TEXT -> Map.of();
                };
    }

    /**
     * The row of what has no value: no unit was given it, nobody sorted it, or nothing was said.
     */
    public static Label none(Breakdown by) {
        return switch (by.kind()) {
            case UNIT -> new Label("未交办单位", "未交辦單位", "With no unit");
            case CATEGORY -> new Label("未分类", "未分類", "Not sorted");
            case CHANNEL, MONTH, WORD, TEXT -> new Label("未注明", "未註明", "Not stated");
        };
    }

    static Map<String, Label> units(TenantConfiguration configuration) {
        Map<String, Label> units = new LinkedHashMap<>();
        configuration.units().forEach(unit -> units.put(unit.id(), unit.name()));
        return units;
    }

    static Map<String, Label> categories(TenantConfiguration configuration) {
        Map<String, Label> categories = new LinkedHashMap<>();
        configuration.categories().forEach(c -> categories.put(c.id(), c.label()));
        return categories;
    }

    /** A value that the configuration no longer knows is called by itself. */
    Label of(@Nullable String key) {
        return key == null || key.isBlank()
                ? none(by)
                : known.getOrDefault(key, Label.of(key, key));
    }

    /** The known in their order, then the others by their texts, then what has no value. */
    List<@Nullable String> ordered(Iterable<@Nullable String> keys) {
        List<@Nullable String> ordered = new ArrayList<>();
        List<String> order = List.copyOf(known.keySet());
        keys.forEach(ordered::add);
        ordered.sort(
                (one, other) -> {
                    if (one == null || other == null) {
                        return Boolean.compare(one == null, other == null);
                    }
                    int a = order.indexOf(one);
                    int b = order.indexOf(other);
                    return a >= 0 && b >= 0
                            ? Integer.compare(a, b)
                            : a < 0 && b < 0 ? one.compareTo(other) : a < 0 ? 1 : -1;
                });
        return ordered;
    }
}
