package org.bancheng.platform.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an analyst found in the counties granted to him.
 *
 * @param granted the names of those counties
 * @param chosen what it is narrowed to; each leads to the search without it
 * @param missing the names of granted counties that could not be searched
 * @param next the next page's address; null on the last one
 * @param down whether the search cannot be asked at all
 * @param bad what is wrong with the question; null when nothing is
 */
record AcrossView(
        String query,
        long total,
        List<String> granted,
        List<SearchView.Facet> facets,
        List<SearchView.Bucket> chosen,
        List<Hit> hits,
        List<String> missing,
        @Nullable String next,
        boolean down,
        @Nullable String bad) {

    record Hit(
            String county,
            String number,
            List<SearchView.Piece> subject,
            List<SearchView.Piece> snippet,
            @Nullable String category,
            String state,
            @Nullable String unit,
            String receivedAt) {}
}
