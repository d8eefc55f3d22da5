package org.bancheng.engine.history;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.jspecify.annotations.Nullable;

/**
 * SM3 (GB/T 32905) links over a case's events.
 *
 * <p>The hash of a link is SM3 over the previous hash's 32 bytes and the event's bytes: one byte 1
 * for this list of values, then tenant, case, seq, microseconds since 1970 in UTC, actor, subject
 * type and id, action, basis, configuration version, content, sealed content; texts with their
 * length in UTF-8 bytes (four bytes) before them, numbers as eight bytes, all big-endian.
 */
public final class HistoryChain {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int VERSION = 1;

    private HistoryChain() {}

    /** Puts a record behind the one whose hash is given. */
    public static ChainedRecord link(Digest previous, HistoryRecord event) {
        return new ChainedRecord(event, previous, hash(previous, event));
    }

    private static Digest hash(Digest previous, HistoryRecord event) {
        return sm3(previous.bytes(), bytes(event));
    }

    private static byte[] bytes(HistoryRecord event) {
        var at = event.at();
        return new CanonicalBytes(VERSION)
                .text(event.tenant())
                .text(event.caseId())
                .number(event.seq())
                .number(at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000)
                .text(event.actor())
                .text(event.subjectType())
                .text(event.subjectId())
                .text(event.action())
                .text(event.basis())
                .number(event.configurationVersion())
                .text(event.content())
                .text(event.sealed())
                .bytes();
    }

    static Digest sm3(byte[]... parts) {
        var sm3 = new SM3Digest();
        for (byte[] part : parts) {
            sm3.update(part, 0, part.length);
        }
        byte[] hash = new byte[sm3.getDigestSize()];
        sm3.doFinal(hash, 0);
        return Digest.of(hash);
    }

    /**
     * Reads an export, the events of a case together and in order of seq; stops at the first break.
     * That the tail of a case or a whole case is missing does not show here but against a {@link
     * DailySeal}. Does not close the stream.
     */
    public static Verification verify(Stream<ChainedRecord> export) {
        long cases = 0;
        long events = 0;
        Set<String> seen = new HashSet<>();
        ChainedRecord last = null;
        for (Iterator<ChainedRecord> records = export.iterator(); records.hasNext(); ) {
            var record = records.next();
            boolean first = last == null || !last.event().caseId().equals(record.event().caseId());
            boolean again = first && !seen.add(record.event().caseId());
            var reason = again ? Verification.Reason.ORDER : broken(first ? null : last, record);
            if (reason != null) {
                var event = record.event();
                return new Verification(
                        cases,
                        events,
                        new Verification.Break(event.caseId(), event.seq(), reason.id()));
            }
            cases += first ? 1 : 0;
            events++;
            last = record;
        }
        return new Verification(cases, events, null);
    }

    private static Verification.@Nullable Reason broken(
            @Nullable ChainedRecord last, ChainedRecord record) {
        long seq = last == null ? 1 : last.event().seq() + 1;
        var previous = last == null ? Digest.ORIGIN : last.hash();
        if (record.event().seq() != seq) {
            return Verification.Reason.GAP;
        }
        if (!record.previous().equals(previous)) {
            return Verification.Reason.PREVIOUS;
        }
        return record.hash().equals(hash(previous, record.event()))
                ? null
                : Verification.Reason.CONTENT;
    }

    /**
     * The last link of every case up to the end of a day in Shanghai, by case: what is sealed.
     *
     * @param export in the same order as for {@link #verify}; not closed
     */
    public static Map<String, ChainHead> headsAsOf(LocalDate day, Stream<ChainedRecord> export) {
        var end = day.plusDays(1).atStartOfDay(ZONE).toInstant();
        var heads = new TreeMap<String, ChainHead>();
        export.filter(record -> record.event().at().isBefore(end))
                .forEach(
                        record -> {
                            var event = record.event();
                            heads.put(
                                    event.caseId(),
                                    new ChainHead(event.caseId(), event.seq(), record.hash()));
                        });
        return heads;
    }
}
