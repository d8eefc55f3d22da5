package org.bancheng.platform.cases;

import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
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

    /**
     * By unit, the open cases that it took in or has or had work in, and what is open otherwise.
     */
    @Transactional(readOnly = true)
    public Map<String, Long> openByUnit() {
        Map<String, Long> open = new TreeMap<>();
        db.sql(
                        """
                        select unit, count(distinct case_id) as n from (
                          select a.unit, a.case_id from assignment a join case_file c on c.id = a.case_id
                          where not a.final or c.closed_at is null
                          union all
                          select intake_unit, id from case_file
                          where closed_at is null and intake_unit is not null) as held
                        group by unit
                        """)
                .query(
                        (ResultSet row) -> {
                            open.put(row.getString("unit"), row.getLong("n"));
                        });
        return open;
    }

    @Transactional(readOnly = true)
    public Load now() {
        return db.sql(
                        """
                        select count(*) as open, count(*) filter (where due_at < :now) as overdue
                        from case_file where type = 'case' and closed_at is null
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .query(Load.class)
                .single();
    }
}
