package org.bancheng.engine.label;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text in the platform's languages. Simplified Chinese is always there; a missing traditional
 * text is for the shell to convert by script, a missing English text falls back to Chinese.
 */
public record Label(String zhCn, @Nullable String zhHant, @Nullable String en) {

    public static Label of(String zhCn) {
        return new Label(zhCn, null, null);
    }

    public static Label of(String zhCn, String en) {
        return new Label(zhCn, null, en);
    }

    /** The text for a locale; simplified Chinese where the locale's own text is missing. */
    public String in(Locale locale) {
        if (locale.getLanguage().equals("en") && en != null) {
            return en;
        }
        return isTraditional(locale) && zhHant != null ? zhHant : zhCn;
    }

    /** Whether {@link #in} answers simplified Chinese only for want of a traditional text. */
    public boolean needsConversionTo(Locale locale) {
        return isTraditional(locale) && zhHant == null;
    }

    private static boolean isTraditional(Locale locale) {
        return locale.getLanguage().equals("zh")
                && (locale.getScript().equals("Hant")
                        || locale.getCountry().equals("TW")
                        || locale.getCountry().equals("HK")
                        || locale.getCountry().equals("MO"));
    }

    @Override
    public String toString() {
        return zhCn;
    }
}
