package org.bancheng.platform.portal;

import java.util.List;
import org.bancheng.platform.search.Marked;
import org.jspecify.annotations.Nullable;

/**
 * What the search found.
 *
 * @param total all that was found, not only this page
 * @param next the next page's address; null on the last one
 * @param lag how far the index is behind, in words; null when it is not
 * @param down whether the search cannot be asked at all
 * @param bad what is wrong with the question; null when nothing is
 */
record SearchView(
        String query,
        long total,
        List<Facet> facets,
        List<Hit> hits,
        @Nullable String next,
        @Nullable String lag,
        boolean down,
        @Nullable String bad) {

    record Facet(String label, List<Bucket> buckets) {}

    record Bucket(String label, long count, String href, boolean current) {}

    record Hit(
            String number,
            String href,
            List<Piece> subject,
            List<Piece> snippet,
            @Nullable String category,
            String state,
            @Nullable String unit,
            String receivedAt) {}

    /** A piece of text, marked where it matches. */
    record Piece(String text, boolean match) {
        static List<Piece> of(Marked marked) {
            return marked.parts().stream()
                    .map(part -> new Piece(part.text(), part.marked()))
                    .toList();
        }
    }
}
