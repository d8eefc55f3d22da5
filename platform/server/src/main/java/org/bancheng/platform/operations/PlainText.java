package org.bancheng.platform.operations;

import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.VisibleText;
import org.jspecify.annotations.Nullable;

/** What an administrator types, as far as it can be kept and read again. */
final class PlainText {
    private static final int MOST_LINES = 5_000;

    private PlainText() {}

    /**
     * Of a file; a mark of byte order before it all is left alone.
     *
     * @throws DraftRefused when it is too long, or has characters that nobody sees
     */
    static void file(String text) {
        if (text.length() > CountyConfiguration.LONGEST_FILE || text.lines().count() > MOST_LINES) {
            throw new DraftRefused(
                    Label.of(
                            "文件太长：最多 %d 个字、%d 行"
                                    .formatted(CountyConfiguration.LONGEST_FILE, MOST_LINES),
                            "The file is too long: at most %d characters and %d lines"
                                    .formatted(CountyConfiguration.LONGEST_FILE, MOST_LINES)));
        }
        text.codePoints()
                .filter(c -> VisibleText.isOdd(c) && c != '\n' && c != '\r' && c != '\t')
                .findFirst()
                .ifPresent(c -> refuse(c, null));
    }

    private static void refuse(int c, DraftRefused.@Nullable Input input) {
        String named = "U+%04X".formatted(c);
        throw new DraftRefused(
                Label.of("有看不见的控制字符 " + named + "，请删去", "There is a control character " + named),
                input);
    }

    /**
     * Why something is published, in one line.
     *
     * @throws DraftRefused when it is empty, too long, or has characters that nobody sees
     */
    static String reason(String given) {
        String reason = given.strip().replaceAll("[\\r\\n\\t ]+", " ");
        reason.codePoints()
                .filter(VisibleText::isOdd)
                .findFirst()
                .ifPresent(c -> refuse(c, DraftRefused.Input.REASON));
        if (reason.isEmpty() || reason.length() > CountyPublications.LONGEST_REASON) {
            throw new DraftRefused(
                    Label.of(
                            "请写明理由，1 至 " + CountyPublications.LONGEST_REASON + " 字，会列在历次版本里",
                            "Give a reason of 1 to "
                                    + CountyPublications.LONGEST_REASON
                                    + " characters; it stands in the list of versions"),
                    DraftRefused.Input.REASON);
        }
        return reason;
    }
}
