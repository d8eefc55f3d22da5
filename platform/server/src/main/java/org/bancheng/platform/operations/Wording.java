package org.bancheng.platform.operations;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What operations says to people, simplified Chinese unless they ask for another language. */
final class Wording {
    private final ResourceBundle bundle;
    private final Locale locale;

    private Wording(Locale locale) {
        this.locale = locale;
        this.bundle =
                ResourceBundle.getBundle(
                        "messages.operations",
                        locale,
                        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    static Wording in(Locale locale) {
        return new Wording(locale);
    }

    Locale locale() {
        return locale;
    }

    String of(Note note) {
        return filled(note.key(), note.values());
    }

    String of(String key, Object... values) {
        return of(Note.of(key, values));
    }

    private String filled(String key, List<String> values) {
        String text = bundle.getString(key);
        for (int i = 0; i < values.size(); i++) {
            text = text.replace("{" + i + "}", said(values.get(i)));
        }
        return text;
    }

    private String said(String value) {
        return value.startsWith(Note.TEXT)
                ? bundle.getString(value.substring(Note.TEXT.length()))
                : value;
    }
}
