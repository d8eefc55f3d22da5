package org.bancheng.platform.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bancheng.engine.label.Label;
import org.bancheng.platform.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What simulations were asked and what came of them, as long as it is kept. */
@Repository
class SimulationsKept {
    private static final Logger log = LoggerFactory.getLogger(SimulationsKept.class);

    /** Of a county's own, and of operators' in it: the latest. */
    static final int MOST = 20;

    private static final TypeReference<SimulationOutcome<Label>> OUTCOME = new TypeReference<>() {};
    private static final String ASKED =
            "select s.id, s.tenant, s.by_county, s.first_day, s.last_day, s.version, s.digest, ";

    private final JdbcClient platform;
    private final JsonMapper json;
    private final SimulationSettings settings;

    SimulationsKept(
            @Qualifier("platform") JdbcClient platform,
            JsonMapper json,
            SimulationSettings settings) {
        this.platform = platform;
        this.json = json;
        this.settings = settings;
    }

    /**
     * @param id the job's
     * @param byCounty its own draft; else an operator's folder, which the county does not see
     * @param version the one in force that it is compared with
     * @param digest of the files that are tried
     * @param outcome null until it is over, and where it was not asked for
     */
    record Simulated(
            UUID id,
            TenantId tenant,
            boolean byCounty,
            LocalDate from,
            LocalDate until,
            int version,
            String digest,
            @Nullable SimulationOutcome<Label> outcome) {}

    /** Makes room for it too, where there are many. */
    void add(Simulated asked) {
        platform.sql(
                        """
                        insert into simulation (id, tenant, by_county, first_day, last_day, version, digest)
                        values (:id, :tenant, :county, :from, :until, :version, :digest)
                        """)
                .param("id", asked.id())
                .param("tenant", asked.tenant().value())
                .param("county", asked.byCounty())
                .param("from", asked.from())
                .param("until", asked.until())
                .param("version", asked.version())
                .param("digest", asked.digest())
                .update();
        platform.sql(
                        """
                        delete from simulation where id in (
                          select s.id from simulation s join job j on j.id = s.id
                          where s.tenant = :tenant and s.by_county = :county
                          order by j.created_at desc offset :most)
                        """)
                .param("tenant", asked.tenant().value())
                .param("county", asked.byCounty())
                .param("most", MOST)
                .update();
    }

    /** Nothing where it was forgotten meanwhile. */
    void put(UUID id, SimulationOutcome<Label> outcome) {
        platform.sql("update simulation set outcome = :outcome where id = :id")
                .param("outcome", json.writeValueAsString(outcome))
                .param("id", id)
                .update();
    }

    Optional<Simulated> find(TenantId tenant, UUID id) {
        return platform.sql(ASKED + "s.outcome from simulation s where s.tenant = ? and s.id = ?")
                .params(tenant.value(), id)
                .query((row, n) -> simulated(row))
                .optional();
    }

    /** Those of the county's own drafts, the latest first, without what came of them. */
    List<Simulated> ofCounty(TenantId tenant) {
        return platform.sql(
                        ASKED
                                + "null as outcome from simulation s join job j on j.id = s.id"
                                + " where s.tenant = ? and s.by_county order by j.created_at desc")
                .param(tenant.value())
                .query((row, n) -> simulated(row))
                .list();
    }

    void remove(UUID id) {
        platform.sql("delete from simulation where id = ?").param(id).update();
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void forget() {
        try {
            platform.sql(
                            """
                            delete from simulation where id in (
                              select id from job where ended_at < now() - :seconds * interval '1 second')
                            """)
                    .param("seconds", settings.kept().toSeconds())
                    .update();
        } catch (RuntimeException e) {
            log.warn("old simulations are not forgotten yet: {}", Outage.said(e));
        }
    }

    private Simulated simulated(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Simulated(
                row.getObject("id", UUID.class),
                new TenantId(row.getString("tenant")),
                row.getBoolean("by_county"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getInt("version"),
                row.getString("digest"),
                outcome == null ? null : json.readValue(outcome, OUTCOME));
    }
}
