package org.bancheng.platform.search;

/** Elasticsearch answered and refused documents: their work items stay queued. */
final class IndexingFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IndexingFailed(String message) {
        super(message);
    }
}
