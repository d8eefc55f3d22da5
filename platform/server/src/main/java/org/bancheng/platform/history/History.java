package org.bancheng.platform.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bancheng.engine.history.ChainedRecord;
import org.bancheng.engine.history.Digest;
import org.bancheng.engine.history.HistoryChain;
import org.bancheng.engine.history.HistoryRecord;
import org.bancheng.platform.privacy.CaseSealing;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.RoundTrip;
import org.bancheng.platform.tenancy.RoundTrip.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A chain of events for each case. Each carries the hash of the one before, so that a changed,
 * missing or inserted event shows; the county's database role may add events and read them, nothing
 * else.
 */
@Service
public class History {
    private static final String SEALED = "history.sealed";

    /** What a chained event is made of, as it stands in the table. */
    static final String COLUMNS =
            "case_id, seq, tenant, at, actor, subject_type, subject_id, action, basis,"
                    + " configuration_version, content, sealed, previous, hash";

    private final JdbcClient db;
    private final JdbcOperations database;
    private final CaseSealing sealing;

    History(JdbcClient db, JdbcOperations database, CaseSealing sealing) {
        this.db = db;
        this.database = database;
        this.sealing = sealing;
    }

    private record Head(long seq, Digest hash) {
        static final Head NONE = new Head(0, Digest.ORIGIN);
    }

    /** Chains one event, in a transaction that holds the case's lock and changes nothing else. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(UUID caseId, HistoryDraft draft) {
        RoundTrip reads = new RoundTrip();
        Pen pen = pen(caseId, reads);
        reads.make(database);
        RoundTrip writes = new RoundTrip();
        pen.append(draft, writes);
        writes.make(database);
    }

    /** The pen for a case that begins. */
    public Pen first(UUID caseId, RoundTrip trip) {
        return new Pen(caseId, sealing.first(caseId, trip), null);
    }

    /**
     * The pen for a case that the caller's transaction locks; where its history ends is asked in a
     * round trip that is yet to be made.
     */
    public Pen pen(UUID caseId, RoundTrip trip) {
        return new Pen(
                caseId,
                sealing.seal(caseId, trip),
                trip.ask(
                        "select seq, hash from history where case_id = ? order by seq desc limit 1",
                        (row, n) -> new Head(row.getLong("seq"), Digest.of(row.getBytes("hash"))),
                        caseId));
    }

    /** Chains events to one case's history, in one transaction that holds the case's lock. */
    public static final class Pen {
        private final UUID caseId;
        private final CaseSealing.Seal seal;
        private final @Nullable Answer<Head> kept;
        private @Nullable Head head;

        private Pen(UUID caseId, CaseSealing.Seal seal, @Nullable Answer<Head> kept) {
            this.caseId = caseId;
            this.seal = seal;
            this.kept = kept;
        }

        /** Seals other values of the same case. */
        public CaseSealing.Seal seal() {
            return seal;
        }

        /**
         * Adds the event to what the transaction writes.
         *
         * @param writes to be made before the transaction ends
         * @return its number in the case's history
         */
        public long append(HistoryDraft draft, RoundTrip writes) {
            Head before = before();
            ChainedRecord chained =
                    HistoryChain.link(
                            before.hash(),
                            new HistoryRecord(
                                    BoundTenant.get().id().value(),
                                    caseId.toString(),
                                    before.seq() + 1,
                                    draft.at(),
                                    draft.actor(),
                                    draft.subjectType(),
                                    draft.subjectId().toString(),
                                    draft.action(),
                                    draft.basis(),
                                    draft.configurationVersion(),
                                    draft.content(),
                                    Base64.getEncoder()
                                            .encodeToString(
                                                    seal.seal(SEALED, draft.personal(), writes))));
            insert(caseId, draft.subjectId(), chained, writes);
            head = new Head(before.seq() + 1, chained.hash());
            return head.seq();
        }

        private Head before() {
            if (head != null) {
                return head;
            }
            return kept == null ? Head.NONE : kept.first().orElse(Head.NONE);
        }
    }

    private static void insert(
            UUID caseId, UUID subjectId, ChainedRecord chained, RoundTrip writes) {
        HistoryRecord event = chained.event();
        writes.add(
                "insert into history ("
                        + COLUMNS
                        + ")"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                caseId,
                event.seq(),
                event.tenant(),
                event.at(),
                event.actor(),
                event.subjectType(),
                subjectId,
                event.action(),
                event.basis(),
                event.configurationVersion(),
                event.content(),
                Base64.getDecoder().decode(event.sealed()),
                chained.previous().bytes(),
                chained.hash().bytes());
    }

    /** All that happened to a case, oldest first. */
    @Transactional(readOnly = true)
    public List<HistoryEntry> of(UUID caseId) {
        CaseSealing.Opener opener = sealing.opener(caseId);
        return db.sql("select " + COLUMNS + " from history where case_id = ? order by seq")
                .param(caseId)
                .query((row, n) -> entry(opener, row))
                .list();
    }

    /**
     * All that happened to several cases, asked for in a round trip that is yet to be made; what is
     * sealed stays so until it is opened.
     *
     * @return by case, each oldest first; to be asked in the same transaction, once the trip is
     *     made
     */
    public Supplier<Map<UUID, List<SealedEntry>>> of(Collection<UUID> cases, RoundTrip trip) {
        Answer<SealedRow> rows =
                trip.ask(
                        "select case_id, at, actor, subject_type, subject_id, action,"
                                + " configuration_version, sealed from history where case_id = any(?)"
                                + " order by case_id, seq",
                        (row, n) -> SealedRow.of(row),
                        (Object) cases.toArray(UUID[]::new));
        Supplier<Map<UUID, CaseSealing.Opener>> openers = sealing.openers(cases, trip);
        return () -> {
            Map<UUID, CaseSealing.Opener> byCase = openers.get();
            Map<UUID, List<SealedEntry>> entries = new HashMap<>();
            for (SealedRow row : rows.all()) {
                CaseSealing.Opener opener = byCase.get(row.caseId());
                if (opener != null) {
                    entries.computeIfAbsent(row.caseId(), _ -> new ArrayList<>())
                            .add(row.with(opener));
                }
            }
            return entries;
        };
    }

    private record SealedRow(
            UUID caseId,
            Instant at,
            String actor,
            String subjectType,
            UUID subjectId,
            String action,
            int configurationVersion,
            byte[] sealed) {
        static SealedRow of(ResultSet row) throws SQLException {
            return new SealedRow(
                    row.getObject("case_id", UUID.class),
                    row.getTimestamp("at").toInstant(),
                    row.getString("actor"),
                    row.getString("subject_type"),
                    row.getObject("subject_id", UUID.class),
                    row.getString("action"),
                    row.getInt("configuration_version"),
                    row.getBytes("sealed"));
        }

        SealedEntry with(CaseSealing.Opener opener) {
            return new SealedEntry(
                    at,
                    actor,
                    subjectType,
                    subjectId,
                    action,
                    configurationVersion,
                    () -> opener.open(SEALED, sealed));
        }
    }

    /** One event of a case. */
    @Transactional(readOnly = true)
    public Optional<HistoryEntry> event(UUID caseId, long seq) {
        CaseSealing.Opener opener = sealing.opener(caseId);
        return db.sql("select " + COLUMNS + " from history where case_id = ? and seq = ?")
                .params(caseId, seq)
                .query((row, n) -> entry(opener, row))
                .optional();
    }

    private static HistoryEntry entry(CaseSealing.Opener opener, ResultSet row)
            throws SQLException {
        return new HistoryEntry(
                row.getLong("seq"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                row.getString("action"),
                row.getString("basis"),
                row.getInt("configuration_version"),
                row.getString("content"),
                opener.open(SEALED, row.getBytes("sealed")));
    }
}
