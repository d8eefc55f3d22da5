package org.bancheng.platform.documents;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;

/** What a document can be had as. */
public enum Format {
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PDF("application/pdf"),
    HTML("text/html;charset=UTF-8");

    private final String type;

    Format(String type) {
        this.type = type;
    }

    public MediaType type() {
        return MediaType.parseMediaType(type);
    }

    /** {@code docx}, {@code pdf}, {@code html}. */
    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Format> of(String suffix) {
        return Stream.of(values()).filter(format -> format.suffix().equals(suffix)).findFirst();
    }
}
