package org.bancheng.platform.portal;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.bancheng.platform.documents.Documents;
import org.bancheng.platform.documents.Format;

/** A form or letter that can be had, in every format. */
record DocumentView(String title, List<Link> links) {

    /**
     * @param format what people call it: DOCX, PDF
     */
    record Link(String format, String href) {}

    /** Those about one subject of a case. */
    static List<DocumentView> about(
            UUID subject, List<Documents.Available> documents, String href, Wording wording) {
        return documents.stream()
                .filter(document -> document.subject().equals(subject))
                .map(document -> of(document, href, wording))
                .toList();
    }

    private static DocumentView of(Documents.Available document, String href, Wording wording) {
        return new DocumentView(
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
                        .toList());
    }
}
