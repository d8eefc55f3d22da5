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
final class RowWords {
    private static final Label NOT_GIVEN = new Label("未填", "未填", "Not given");

    private final Map<String, Label> known;

    RowWords(TenantConfiguration configuration, Breakdown by) {
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
                ? NOT_GIVEN
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
