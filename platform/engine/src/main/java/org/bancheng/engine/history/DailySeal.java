package org.bancheng.engine.history;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;

/**
 * All chains of a tenant at the end of a day in one hash. Copied outside the database it shows
 * later that an event, the tail of a case or a whole case has gone.
 *
 * @param previous digest of the seal of the day before; {@link Digest#ORIGIN} for the first
 * @param heads SM3 over the heads in order of case
 */
public record DailySeal(
        String tenant, LocalDate day, Digest previous, long cases, long events, Digest heads) {

    private static final int VERSION = 1;

    /**
     * @param heads of every case that has an event up to the end of the day
     */
    public static DailySeal over(
            String tenant, LocalDate day, Digest previous, Collection<ChainHead> heads) {
        var bytes = new CanonicalBytes(VERSION);
        heads.stream()
                .sorted(Comparator.comparing(ChainHead::caseId))
                .forEach(
                        head ->
                                bytes.text(head.caseId())
                                        .number(head.seq())
                                        .text(head.hash().hex()));
        return new DailySeal(
                tenant,
                day,
                previous,
                heads.size(),
                heads.stream().mapToLong(ChainHead::seq).sum(),
                HistoryChain.sm3(bytes.bytes()));
    }

    /** Whether these heads, read from an export, are those that were sealed. */
    public boolean covers(Collection<ChainHead> found) {
        return over(tenant, day, previous, found).equals(this);
    }

    /** What the next day's seal links to. */
    public Digest digest() {
        return HistoryChain.sm3(bytes());
    }

    /** What is signed. */
    byte[] bytes() {
        return new CanonicalBytes(VERSION)
                .text(tenant)
                .text(day.toString())
                .text(previous.hex())
                .number(cases)
                .number(events)
                .text(heads.hex())
                .bytes();
    }
}
