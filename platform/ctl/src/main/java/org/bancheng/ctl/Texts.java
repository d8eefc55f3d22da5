package org.bancheng.ctl;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * What the command says, in the language of the terminal: simplified Chinese unless it asks for
 * another.
 */
final class Texts {
    /** No fallback to the machine's language: a missing translation is Chinese, not a surprise. */
    static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle(
                    "org.bancheng.ctl.texts",
                    Locale.getDefault(),
                    Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));

    private Texts() {}

    /** The text with {@code {0}}, {@code {1}} … filled in; quotes have no meaning in it. */
    static String of(String key, Object... values) {
        String text = BUNDLE.getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }
}
