package org.bancheng.engine.history;

import java.util.Locale;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * What a reading of the chain found.
 *
 * @param cases and events read before the break, or all
 * @param firstBreak null when every link holds
 */
public record Verification(long cases, long events, @Nullable Break firstBreak) {

    /**
     * @param seq where the case's chain first fails
     * @param reason {@link Reason#id}
     */
    public record Break(String caseId, long seq, String reason) {

        public Label explanation() {
            for (var known : Reason.values()) {
                if (known.id().equals(reason)) {
                    return Label.of(known.zh, known.en);
                }
            }
            return Label.of(reason);
        }
    }

    public enum Reason {
        /** A number of the case is missing or stands twice. */
        GAP("序号不连续：前面有记录缺失或重复", "a record before it is missing or doubled"),
        /** The link does not point at the record before. */
        PREVIOUS("与前一条记录接不上", "does not link to the record before it"),
        /** The record is not what was hashed. */
        CONTENT("记录的内容被改动过", "the record has been altered"),
        /** The case's records do not stand together. */
        ORDER("同一事项的记录没有放在一起", "the records of the case do not stand together");

        private final String zh;
        private final String en;

        Reason(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean holds() {
        return firstBreak == null;
    }
}
