package org.bancheng.platform.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bancheng.engine.clock.Lamp;
import org.bancheng.platform.cases.BoardFilter;
import org.jspecify.annotations.Nullable;

/**
 * What the board's address asks for. An address with a value that means nothing asks for nothing by
 * it.
 */
final class BoardQuery {
    static final int SIZE = 20;
    private static final Set<String> NAMES =
            Set.of("tab", "state", "order", "unit", "channel", "category", "lamp", "q", "sort");

    private final Map<String, String> asked = new LinkedHashMap<>();
    private final int page;

    BoardQuery(Map<String, String> parameters) {
        parameters.forEach(
                (name, value) -> {
                    if (NAMES.contains(name) && !value.isBlank()) {
                        asked.put(name, value.strip());
                    }
                });
        this.page = Pager.asked(parameters.get("page"));
    }

    @Nullable String get(String name) {
        return asked.get(name);
    }

    int page() {
        return page;
    }

    Map<String, String> asked() {
        return asked;
    }

    /** That it asks for all that is in hand or all that is closed, in whatever order. */
    boolean isWhole() {
        return Set.of("tab", "sort").containsAll(asked.keySet());
    }

    boolean isClosed() {
        return "closed".equals(get("tab"));
    }

    /**
     * @param page from 1
     */
    BoardFilter filter(int page) {
        boolean inState = get("state") != null || get("order") != null;
        String number = get("q");
        return new BoardFilter(
                inState ? null : !isClosed(),
                get("state"),
                get("order"),
                get("unit"),
                get("channel"),
                get("category"),
                lamp(),
                number,
                sort(),
                page,
                SIZE);
    }

    private @Nullable Lamp lamp() {
        return switch (get("lamp")) {
            case "red" -> Lamp.RED;
            case "yellow" -> Lamp.YELLOW;
            case "green" -> Lamp.GREEN;
            case null, default -> null;
        };
    }

    BoardFilter.Sort sort() {
        return switch (get("sort")) {
            case "latest" -> BoardFilter.Sort.LATEST;
            case "oldest" -> BoardFilter.Sort.OLDEST;
            case null, default -> BoardFilter.Sort.DUE;
        };
    }

    /** This list's address with one thing asked differently, from its first page. */
    String with(String name, String value) {
        Map<String, String> other = new LinkedHashMap<>(asked);
        other.put(name, value);
        return text(other);
    }

    String without(String name) {
        Map<String, String> other = new LinkedHashMap<>(asked);
        other.remove(name);
        return text(other);
    }

    /** A list's address that asks for this one thing only. */
    static String only(String name, String value) {
        return text(Map.of(name, value));
    }

    private static String text(Map<String, String> asked) {
        return asked.entrySet().stream()
                .map(
                        e ->
                                e.getKey()
                                        + "="
                                        + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
