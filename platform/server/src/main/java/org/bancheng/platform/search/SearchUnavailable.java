package org.bancheng.platform.search;

/** Elasticsearch does not answer, or has no index of the county yet. Lists go on without it. */
public final class SearchUnavailable extends SearchFailure {
    private static final long serialVersionUID = 1L;

    SearchUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    SearchUnavailable(String message) {
        super(message);
    }
}
