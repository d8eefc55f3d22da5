package org.bancheng.platform.portal;

import java.util.Locale;
import org.bancheng.platform.cases.Attachments;

/**
 * A file that belongs to a case.
 *
 * @param kind a word for its square: JPG, PDF
 * @param note how large it is, and for staff with which step it came
 */
record FileView(String name, String href, String kind, String note) {

    /**
     * @param from with which step it came, or nothing
     */
    static FileView of(Attachments.Attachment file, String href, String from, Wording wording) {
        String type = file.type();
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
        String size = wording.size(file.size());
        return new FileView(file.name(), href, square, from.isEmpty() ? size : size + " · " + from);
    }
}
