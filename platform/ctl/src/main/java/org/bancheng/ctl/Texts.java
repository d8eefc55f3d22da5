package org.bancheng.ctl;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;

/**
 * What the command says, in the language of the terminal: simplified Chinese unless it asks for
 * another.
 */
final class Texts {
    static final Locale LOCALE = ofTerminal();

    /** No fallback to the machine's language: a missing translation is Chinese, not a surprise. */
    static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle(
                    "org.bancheng.ctl.texts",
                    LOCALE,
                    Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));

    private Texts() {}

    /**
     * Java follows the terminal's variables only where the machine has the locale's files
     * installed; the first one is how the script passes them on.
     */
    private static Locale ofTerminal() {
        return Stream.of("BANCHENG_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
                .map(System::getenv)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .map(value -> value.replaceFirst("[.@].*", "").replace('_', '-'))
                .filter(tag -> !tag.equals("C") && !tag.equals("POSIX"))
                .map(Locale::forLanguageTag)
                .filter(locale -> !locale.getLanguage().isEmpty())
                .orElseGet(Locale::getDefault);
    }

    /** The text with {@code {0}}, {@code {1}} … filled in; quotes have no meaning in it. */
    static String of(String key, Object... values) {
        String text = BUNDLE.getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }
}
