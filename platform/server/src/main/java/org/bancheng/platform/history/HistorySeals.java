package org.bancheng.platform.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bancheng.engine.history.ChainHead;
import org.bancheng.engine.history.DailySeal;
import org.bancheng.engine.history.Digest;
import org.bancheng.engine.history.SignedSeal;
import org.bancheng.platform.history.SealBreak.Kind;
import org.bancheng.platform.tenancy.BoundTenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals over the bound county's history, a chain of their own. A case's chain shows a changed
 * event; the seals show one that was cut off at the end, or a whole case removed.
 */
@Service
public class HistorySeals {
    private static final Logger LOG = LoggerFactory.getLogger(HistorySeals.class);
    private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");

    private final JdbcClient db;
    private final SealKey key;
    private final SealCopies copies;

    HistorySeals(JdbcClient db, SealKey key, SealCopies copies) {
        this.db = db;
        this.key = key;
        this.copies = copies;
    }

    /**
     * Seals everything up to the end of the day; a day sealed already stays as it is, also when its
     * copy is all that is left of it: sealing it anew would approve whatever was done since.
     */
    @Transactional
    SignedSeal seal(LocalDate day) {
        Optional<SignedSeal> last = all().stream().reduce((_, later) -> later);
        if (last.isPresent() && !last.get().seal().day().isBefore(day)) {
            return last.get();
        }
        Optional<SignedSeal> copied = copies.of(BoundTenant.get().id(), day);
        if (copied.isPresent()) {
            LOG.error("the seal of {} is gone from the database, its copy is kept", day);
            return copied.get();
        }
        SignedSeal signed =
                key.sign(
                        DailySeal.over(
                                BoundTenant.get().id().value(),
                                day,
                                last.map(before -> before.seal().digest()).orElse(Digest.ORIGIN),
                                heads(day)));
        DailySeal seal = signed.seal();
        db.sql(
                        """
                        insert into history_seal (day, tenant, previous, cases, events, heads, signature)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        day,
                        seal.tenant(),
                        seal.previous().hex(),
                        seal.cases(),
                        seal.events(),
                        seal.heads().hex(),
                        signed.signature())
                .update();
        return signed;
    }

    /**
     * Checks the chain of seals, their copies, and the history against the last of them.
     *
     * @return where they do not agree; empty when all do
     */
    @Transactional(readOnly = true)
    public List<SealBreak> breaks() {
        List<SealBreak> found = new ArrayList<>();
        List<SignedSeal> seals = all();
        Digest previous = Digest.ORIGIN;
        for (SignedSeal signed : seals) {
            LocalDate day = signed.seal().day();
            if (!key.signed(signed)) {
                found.add(new SealBreak(Kind.NOT_SIGNED, day));
            }
            if (!signed.seal().previous().equals(previous)) {
                found.add(new SealBreak(Kind.CUT, day));
            }
            previous = signed.seal().digest();
        }
        copies.of(BoundTenant.get().id()).stream()
                .filter(copy -> !seals.contains(copy))
                .forEach(copy -> found.add(new SealBreak(Kind.NOT_AS_COPIED, copy.seal().day())));
        if (!seals.isEmpty()) {
            DailySeal last = seals.getLast().seal();
            if (!last.covers(heads(last.day()))) {
                found.add(new SealBreak(Kind.HISTORY_CHANGED, last.day()));
            }
        }
        return found;
    }

    /** Each case's last event up to the end of the day. */
    private List<ChainHead> heads(LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(HOME).toInstant();
        return db.sql(
                        """
                        select distinct on (case_id) case_id, seq, hash from history
                        where at < ? order by case_id, seq desc
                        """)
                .param(end.atOffset(ZoneOffset.UTC))
                .query(
                        (row, n) ->
                                new ChainHead(
                                        row.getString("case_id"),
                                        row.getLong("seq"),
                                        Digest.of(row.getBytes("hash"))))
                .list();
    }

    private List<SignedSeal> all() {
        return db.sql(
                        "select tenant, day, previous, cases, events, heads, signature from history_seal order by day")
                .query(
                        (row, n) ->
                                new SignedSeal(
                                        new DailySeal(
                                                row.getString("tenant"),
                                                row.getObject("day", LocalDate.class),
                                                new Digest(row.getString("previous")),
                                                row.getLong("cases"),
                                                row.getLong("events"),
                                                new Digest(row.getString("heads"))),
                                        row.getString("signature")))
                .list();
    }
}
