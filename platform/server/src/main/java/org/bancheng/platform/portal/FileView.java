package org.bancheng.platform.portal;

import java.util.Locale;

/**
 * A file that belongs to a case.
 *
 * @param kind a word for its square: JPG, PDF
 */
record FileView(String name, String href, String kind, String size) {

    static FileView of(String name, String type, long bytes, String href, Wording wording) {
        String square =
                switch (type) {
                    case "application/pdf" -> "PDF";
                    case "image/jpeg" -> "JPG";
                    case "image/png" -> "PNG";
                    case "image/webp" -> "WEBP";
                    default ->
                            type.contains("wordprocessing")
                                    ? "DOC"
                                    : type.contains("spreadsheet")
                                            ? "XLS"
                                            : wording.say("file").toUpperCase(Locale.ROOT);
                };
        return new FileView(name, href, square, wording.size(bytes));
    }
}
