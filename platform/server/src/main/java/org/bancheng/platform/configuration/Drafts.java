package org.bancheng.platform.configuration;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bancheng.platform.tenancy.BoundTenant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the bound county has changed of its folder and not published yet, file by file, so that two
 * people at two files are not in each other's way.
 */
@Service
public class Drafts {
    private final JdbcClient db;
    private final Clock clock;

    Drafts(JdbcClient db, Clock businessClock) {
        this.db = db;
        this.clock = businessClock;
    }

    /**
     * @param content null: the file is to be left out
     * @param base digest of the published file that it was written from; null: there was none
     * @param revision grows whenever the file is written
     */
    public record DraftFile(
            String path,
            @Nullable String content,
            @Nullable String base,
            long revision,
            String changedBy,
            Instant changedAt) {}

    /** By path. */
    @Transactional(readOnly = true)
    public List<DraftFile> all() {
        return db.sql(
                        "select path, content, base, revision, changed_by, changed_at from config_draft order by path")
                .query(DraftFile.class)
                .list();
    }

    /**
     * Keeps a file in the draft.
     *
     * @param seen the revision that the writer has seen; 0: the file was not in the draft
     * @throws DraftChangedMeanwhile when somebody wrote the file since
     */
    @Transactional
    public void write(
            String path, @Nullable String content, @Nullable String base, long seen, String by) {
        int written =
                seen == 0
                        ? written(
                                "insert into config_draft (path, tenant, content, base, revision, changed_by, changed_at)"
                                        + " values (:path, :tenant, :content, :base, nextval('config_draft_revision'), :by, :at)"
                                        + " on conflict do nothing",
                                path,
                                content,
                                base,
                                seen,
                                by)
                        : written(
                                "update config_draft set content = :content, base = :base,"
                                        + " revision = nextval('config_draft_revision'), changed_by = :by, changed_at = :at"
                                        + " where path = :path and revision = :seen",
                                path,
                                content,
                                base,
                                seen,
                                by);
        if (written == 0) {
            throw new DraftChangedMeanwhile(path);
        }
    }

    private int written(
            String sql,
            String path,
            @Nullable String content,
            @Nullable String base,
            long seen,
            String by) {
        return db.sql(sql)
                .param("path", path)
                .param("tenant", BoundTenant.get().id().value())
                .param("content", content)
                .param("base", base)
                .param("seen", seen)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * Takes a file out of the draft; the published one stays.
     *
     * @param seen the revision that whoever drops it has seen
     * @throws DraftChangedMeanwhile when somebody wrote the file since, or dropped it
     */
    @Transactional
    public void drop(String path, long seen) {
        int gone =
                db.sql("delete from config_draft where path = ? and revision = ?")
                        .params(path, seen)
                        .update();
        if (gone == 0) {
            throw new DraftChangedMeanwhile(path);
        }
    }

    /** Takes out what is as the draft has it in the files that are in force now. */
    @Transactional
    public void dropWhatIsIn(ConfigurationFiles files) {
        for (DraftFile draft : all()) {
            byte[] published = files.folder().get(draft.path());
            byte[] drafted = bytes(draft.content());
            if (Arrays.equals(published, drafted)) {
                db.sql("delete from config_draft where path = ? and revision = ?")
                        .params(draft.path(), draft.revision())
                        .update();
            }
        }
    }

    private static byte @Nullable [] bytes(@Nullable String content) {
        return content == null ? null : content.getBytes(StandardCharsets.UTF_8);
    }

    /** Somebody else wrote the file since it was read. */
    public static final class DraftChangedMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String path;

        public DraftChangedMeanwhile(String path) {
            super(path);
            this.path = path;
        }

        public String path() {
            return path;
        }
    }
}
