package org.bancheng.platform.search;

/** Why a search gave no answer. */
public abstract sealed class SearchFailure extends RuntimeException
        permits SearchUnavailable, BadSearch {
    private static final long serialVersionUID = 1L;

    SearchFailure(String message, Throwable cause) {
        super(message, cause);
    }

    SearchFailure(String message) {
        super(message);
    }
}
