package org.bancheng.engine.lifecycle;

import java.text.Normalizer;

/**
 * Whole numbers as people type them: an input method may leave full-width digits and signs. What is
 * counted by a program is no text and does not come here.
 */
public final class TypedNumber {
    private TypedNumber() {}

    /** The number as a {@link Long}; what is none stays the text that it was. */
    public static Object of(String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        return plain.matches("-?[0-9]{1,9}") ? Long.valueOf(plain) : typed;
    }
}
