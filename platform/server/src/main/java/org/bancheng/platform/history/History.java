package org.bancheng.platform.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.bancheng.engine.history.ChainedRecord;
import org.bancheng.engine.history.Digest;
import org.bancheng.engine.history.HistoryChain;
import org.bancheng.engine.history.HistoryRecord;
import org.bancheng.platform.privacy.CaseSealing;
import org.bancheng.platform.tenancy.BoundTenant;
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

    private final JdbcClient db;
    private final CaseSealing sealing;

    History(JdbcClient db, CaseSealing sealing) {
        this.db = db;
        this.sealing = sealing;
    }

    private record Head(long seq, byte[] hash) {
        Digest digest() {
            return Digest.of(hash);
        }
    }

    /** Chains an event, in the transaction that changes the case and holds its lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(UUID caseId, HistoryDraft draft) {
        Head head =
                db.sql("select seq, hash from history where case_id = ? order by seq desc limit 1")
                        .param(caseId)
                        .query(Head.class)
                        .optional()
                        .orElseGet(() -> new Head(0, Digest.ORIGIN.bytes()));
        HistoryRecord event =
                new HistoryRecord(
                        BoundTenant.get().id().value(),
                        caseId.toString(),
                        head.seq() + 1,
                        draft.at(),
                        draft.actor(),
                        draft.subjectType(),
                        draft.subjectId().toString(),
                        draft.action(),
                        draft.basis(),
                        draft.configurationVersion(),
                        draft.content(),
                        Base64.getEncoder()
                                .encodeToString(sealing.seal(caseId, SEALED, draft.personal())));
        insert(caseId, draft.subjectId(), HistoryChain.link(head.digest(), event));
    }

    private void insert(UUID caseId, UUID subjectId, ChainedRecord chained) {
        HistoryRecord event = chained.event();
        db.sql(
                        "insert into history (case_id, seq, tenant, at, actor, subject_type, subject_id, action, basis,"
                                + " configuration_version, content, sealed, previous, hash)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        caseId,
                        event.seq(),
                        event.tenant(),
                        Timestamp.from(event.at()),
                        event.actor(),
                        event.subjectType(),
                        subjectId,
                        event.action(),
                        event.basis(),
                        event.configurationVersion(),
                        event.content(),
                        Base64.getDecoder().decode(event.sealed()),
                        chained.previous().bytes(),
                        chained.hash().bytes())
                .update();
    }

    /** All that happened to a case, oldest first. */
    @Transactional(readOnly = true)
    public List<HistoryEntry> of(UUID caseId) {
        CaseSealing.Opener opener = sealing.opener(caseId);
        return db.sql("select * from history where case_id = ? order by seq")
                .param(caseId)
                .query((row, n) -> entry(opener, row))
                .list();
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
