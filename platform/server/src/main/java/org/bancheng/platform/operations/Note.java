package org.bancheng.platform.operations;

import java.util.Arrays;
import java.util.List;

/**
 * A sentence for operators, kept as key and values so that everyone reads it in their own language.
 *
 * @param key in the bundle {@code messages/operations}
 */
record Note(String key, List<String> values) {
    static final String TEXT = "text:";

    static Note of(String key, Object... values) {
        return new Note(key, Arrays.stream(values).map(String::valueOf).toList());
    }

    /** A value that is itself a text of the bundle, said in the reader's language. */
    static String text(String key) {
        return TEXT + key;
    }
}
