package org.bancheng.platform.search;

/** An id and its name in one keyword, so that one aggregation brings both. */
final class FacetValue {
    private static final char BETWEEN = '\t';

    private FacetValue() {}

    static String of(String id, String name) {
        return id + BETWEEN + name.replace(BETWEEN, ' ');
    }

    static String id(String value) {
        int between = value.indexOf(BETWEEN);
        return between < 0 ? value : value.substring(0, between);
    }

    static String name(String value) {
        return value.substring(value.indexOf(BETWEEN) + 1);
    }

    /**
     * Lucene's expression for the values one step below a path; for the first steps of all below
     * "".
     */
    static String oneBelow(String path) {
        var expression = new StringBuilder();
        path.codePoints()
                .forEach(
                        character -> {
                            if (!Character.isLetterOrDigit(character)) {
                                expression.append('\\');
                            }
                            expression.appendCodePoint(character);
                        });
        return expression.append(path.isEmpty() ? "" : "/").append("[^/\t]+(\t.*)?").toString();
    }
}
