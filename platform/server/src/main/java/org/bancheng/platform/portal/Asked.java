package org.bancheng.platform.portal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bancheng.platform.search.Facet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What the address of a search says, and the addresses that differ from it by one thing. */
record Asked(Map<String, String> parameters) {
    private static final Set<String> KNOWN =
            Stream.concat(Stream.of("q", "after"), Arrays.stream(Facet.values()).map(Asked::name))
                    .collect(Collectors.toUnmodifiableSet());

    Asked {
        Map<String, String> known = new LinkedHashMap<>(parameters);
        known.keySet().retainAll(KNOWN);
        parameters = known;
    }

    String text() {
        return parameters.getOrDefault("q", "").strip();
    }

    @Nullable String value(String name) {
        String value = parameters.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    @Nullable String chosen(Facet facet) {
        return value(name(facet));
    }

    /**
     * From the first page on.
     *
     * @param value the empty text to leave it out
     */
    String with(String name, String value) {
        Map<String, String> other = new LinkedHashMap<>(parameters);
        other.remove("after");
        other.put(name, value);
        UriComponentsBuilder address = UriComponentsBuilder.newInstance();
        other.forEach(
                (key, one) -> {
                    if (!one.isBlank()) {
                        address.queryParam(key, "{" + key + "}");
                    }
                });
        return address.encode().buildAndExpand(other).toUriString()
                + (other.values().stream().allMatch(String::isBlank) ? "?" : "");
    }

    static String name(Facet facet) {
        return facet.name().toLowerCase(Locale.ROOT);
    }
}
