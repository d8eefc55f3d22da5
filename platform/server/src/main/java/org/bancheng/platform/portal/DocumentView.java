package org.bancheng.platform.portal;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.bancheng.platform.documents.Documents;
import org.bancheng.platform.documents.Format;

/**
 * A form or letter that can be had, in every format.
 *
 * @param id of its own on the page
 * @param revealable whether this person may have it with the reporter in clear, for a reason
 */
record DocumentView(String id, String title, List<Link> links, boolean revealable) {

    /**
     * @param format what people call it: DOCX, PDF
     */
    record Link(String format, String href) {}

    /** Those about one subject of a case. */
    static List<DocumentView> about(
            UUID subject,
            List<Documents.Available> documents,
            boolean mayReveal,
            String href,
            Wording wording) {
        return documents.stream()
                .filter(document -> document.subject().equals(subject))
                .map(document -> of(document, mayReveal, href, wording))
                .toList();
    }

    private static DocumentView of(
            Documents.Available document, boolean mayReveal, String href, Wording wording) {
        return new DocumentView(
                document.document() + "-" + document.subject(),
                wording.of(document.title()),
                Stream.of(Format.values())
                        .map(
                                format ->
                                        new Link(
                                                format.suffix().toUpperCase(Locale.ROOT),
                                                "%s/documents/%s.%s?subject=%s"
                                                        .formatted(
                                                                href,
                                                                document.document(),
                                                                format.suffix(),
                                                                document.subject())))
                        .toList(),
                mayReveal && document.namesReporter());
    }
}
