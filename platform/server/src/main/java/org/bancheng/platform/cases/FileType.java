package org.bancheng.platform.cases;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The kinds of file that are taken in, told by their first bytes and never by their name. */
enum FileType {
    JPEG("image/jpeg", "jpg", "ffd8ff"),
    PNG("image/png", "png", "89504e470d0a1a0a"),
    WEBP("image/webp", "webp", "52494646"),
    PDF("application/pdf", "pdf", "255044462d"),
    DOCX(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx",
            "504b0304"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "504b0304");

    final String mediaType;
    final String extension;
    private final String firstBytes;

    FileType(String mediaType, String extension, String firstBytes) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.firstBytes = firstBytes;
    }

    static Optional<FileType> of(byte[] content) {
        return Arrays.stream(values()).filter(t -> t.matches(content)).findFirst();
    }

    private boolean matches(byte[] content) {
        return HexFormat.of()
                        .formatHex(content, 0, Math.min(8, content.length))
                        .startsWith(firstBytes)
                && switch (this) {
                    case WEBP ->
                            content.length > 12
                                    && new String(content, 8, 4, StandardCharsets.US_ASCII)
                                            .equals("WEBP");
                    case DOCX -> names(content, "word/");
                    case XLSX -> names(content, "xl/");
                    case JPEG, PNG, PDF -> true;
                };
    }

    /** The archive's directory stands in clear at its end and names every part. */
    private static boolean names(byte[] archive, String part) {
        String text = new String(archive, StandardCharsets.ISO_8859_1);
        return text.contains("[Content_Types].xml")
                && text.contains(part)
                && !text.contains("vbaProject.bin");
    }
}
