package org.bancheng.platform.search.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bancheng.platform.search.SearchPage;
import org.bancheng.platform.search.SearchPage.Count;
import org.bancheng.platform.search.SearchPage.Hit;
import org.bancheng.platform.search.SearchPage.Lag;
import org.jspecify.annotations.Nullable;

/** A page of results; facets by their name in lower case, marks as ranges of UTF-16 units. */
record SearchOut(
        long total,
        List<Hit> hits,
        Map<String, List<Count>> facets,
        @Nullable String next,
        Lag lag,
        Set<String> missing) {

    static SearchOut of(SearchPage page) {
        var facets = new TreeMap<String, List<Count>>();
        page.facets().forEach((facet, counts) -> facets.put(lower(facet.name()), counts));
        return new SearchOut(
                page.total(), page.hits(), facets, page.next(), page.lag(), page.missing());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
