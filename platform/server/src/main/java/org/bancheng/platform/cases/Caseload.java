package org.bancheng.platform.cases;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the bound county has on its hands. */
@Service
public class Caseload {
    private final JdbcClient db;
    private final Clock clock;

    Caseload(JdbcClient db, Clock businessClock) {
        this.db = db;
        this.clock = businessClock;
    }

    /**
     * @param overdue open cases with a clock past its due time
     */
    public record Load(long open, long overdue) {}

    @Transactional(readOnly = true)
    public Load now() {
        return db.sql(
                        """
                        select count(*) as open, count(*) filter (where due_at < :now) as overdue
                        from case_file where closed_at is null
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .query(Load.class)
                .single();
    }
}
