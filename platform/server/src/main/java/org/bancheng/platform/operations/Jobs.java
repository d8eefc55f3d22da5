package org.bancheng.platform.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bancheng.platform.operations.Job.State;
import org.bancheng.platform.operations.Job.StepState;
import org.bancheng.platform.operations.Procedure.Lane;
import org.bancheng.platform.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The jobs of every county, in schema {@code platform}. One county has one open job in each lane at
 * most.
 */
@Repository
class Jobs {
    private static final TypeReference<Map<String, String>> RESULT = new TypeReference<>() {};
    private static final int MOST_FAILED = 20;
    private static final String OPEN = "('QUEUED', 'RUNNING', 'WAITING')";

    private final JdbcClient platform;
    private final JsonMapper json;

    Jobs(@Qualifier("platform") JdbcClient platform, JsonMapper json) {
        this.platform = platform;
        this.json = json;
    }

    /**
     * Queues a job. One of the same kind that only waits for a server makes room, once it has done
     * what was promised to somebody; one at work, or of another kind, does not.
     *
     * @param reason why it is wanted; null where nobody said
     * @throws JobOpen when the county has such a job in this lane
     */
    @Transactional("platform")
    public Job submit(
            Procedure procedure,
            TenantId tenant,
            String input,
            String by,
            @Nullable String reason) {
        platform.sql(
                        """
                        update job set state = 'FAILED', ended_at = now(), error = :error, input = ''
                        where tenant = :tenant and kind = :kind
                          and state in ('QUEUED', 'WAITING') and lease is null
                          and (:promise = '' or exists (select 1 from job_step s
                            where s.job = job.id and s.name = :promise and s.state = 'DONE'))
                        """)
                .param("error", json.writeValueAsString(Note.of("job.superseded")))
                .param("tenant", tenant.value())
                .param("kind", procedure.kind())
                .param("promise", procedure.promise().orElse(""))
                .update();
        UUID id = UUID.randomUUID();
        try {
            platform.sql(
                            """
                            insert into job (id, kind, lane, tenant, state, input, requested_by, reason)
                            values (:id, :kind, :lane, :tenant, 'QUEUED', :input, :by, :reason)
                            """)
                    .param("id", id)
                    .param("kind", procedure.kind())
                    .param("lane", procedure.lane().name())
                    .param("tenant", tenant.value())
                    .param("input", input)
                    .param("by", by)
                    .param("reason", reason)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new JobOpen(tenant, e);
        }
        List<String> steps = procedure.names();
        for (int ordinal = 0; ordinal < steps.size(); ordinal++) {
            platform.sql(
                            "insert into job_step (job, ordinal, name, state) values (?, ?, ?, 'PENDING')")
                    .params(id, ordinal, steps.get(ordinal))
                    .update();
        }
        return find(id).orElseThrow();
    }

    Optional<Job> find(UUID id) {
        return platform.sql("select * from job where id = ?")
                .param(id)
                .query((row, n) -> job(row))
                .optional();
    }

    /** What is being done to the county. */
    Optional<Job> open(TenantId tenant) {
        return platform.sql(
                        "select * from job where tenant = ? and lane = 'WORK' and state in " + OPEN)
                .param(tenant.value())
                .query((row, n) -> job(row))
                .optional();
    }

    /** What was last done to the county. */
    Optional<Job> latest(TenantId tenant) {
        return platform.sql(
                        "select * from job where tenant = ? and lane = 'WORK'"
                                + " order by created_at desc limit 1")
                .param(tenant.value())
                .query((row, n) -> job(row))
                .optional();
    }

    /** Publications that failed since the county's last that did not, the latest first. */
    List<Job> failedPublications(TenantId tenant) {
        return platform.sql(
                        """
                        select * from job where tenant = :tenant and kind = :publication
                          and state = 'FAILED' and created_at > coalesce(
                            (select max(created_at) from job where tenant = :tenant
                               and kind in (:publications) and state = 'DONE'), '-infinity')
                        order by created_at desc limit :most
                        """)
                .param("tenant", tenant.value())
                .param("publication", Publishing.KIND)
                .param("publications", List.of(Publishing.KIND, Onboarding.KIND))
                .param("most", MOST_FAILED)
                .query((row, n) -> job(row))
                .list();
    }

    /** The latest first, of counties that are gone too. */
    List<Job> latest(int most) {
        return platform.sql("select * from job order by created_at desc limit ?")
                .param(most)
                .query((row, n) -> job(row))
                .list();
    }

    /** Takes a job that is due and that nobody works on. */
    Optional<Lease> claim(Lane lane, Duration leaseLength) {
        UUID key = UUID.randomUUID();
        return platform.sql(
                        """
                        update job set state = 'RUNNING', attempt = attempt + 1, lease = :key,
                               lease_until = now() + :seconds * interval '1 second'
                        where id = (
                          select id from job
                          where lane = :lane and state in ('QUEUED', 'RUNNING', 'WAITING')
                            and due_at <= now()
                            and (lease is null or lease_until < now())
                          order by due_at
                          for update skip locked
                          limit 1)
                        returning id
                        """)
                .param("key", key)
                .param("lane", lane.name())
                .param("seconds", leaseLength.toSeconds())
                .query(UUID.class)
                .optional()
                .map(id -> new Lease(id, key));
    }

    /** False when the lease has gone to another. */
    boolean renew(Lease lease, Duration leaseLength) {
        return platform.sql(
                                """
                                update job set lease_until = now() + :seconds * interval '1 second'
                                where id = :id and lease = :key
                                """)
                        .param("seconds", leaseLength.toSeconds())
                        .param("id", lease.job())
                        .param("key", lease.key())
                        .update()
                == 1;
    }

    /** Writes how a step stands; false when the lease has gone to another. */
    @Transactional("platform")
    public boolean mark(Lease lease, int step, StepState state, @Nullable Note detail) {
        if (!holds(lease)) {
            return false;
        }
        platform.sql(
                        """
                        update job_step set state = :state, detail = :detail,
                               finished_at = case when :state = 'DONE' then now() end
                        where job = :job and ordinal = :ordinal
                        """)
                .param("state", state.name())
                .param("detail", detail == null ? null : json.writeValueAsString(detail))
                .param("job", lease.job())
                .param("ordinal", step)
                .update();
        return true;
    }

    /** Records a step as done, with what it adds to the result; false when the lease is lost. */
    @Transactional("platform")
    public boolean done(Lease lease, int step, Note detail, Map<String, String> result) {
        if (!mark(lease, step, StepState.DONE, detail)) {
            return false;
        }
        platform.sql("update job set attempt = 1, result = :result where id = :id")
                .param("result", json.writeValueAsString(result))
                .param("id", lease.job())
                .update();
        return true;
    }

    /** Lets go of the job until the delay is over. */
    void postpone(Lease lease, Duration delay) {
        platform.sql(
                        """
                        update job set state = 'WAITING', lease = null, lease_until = null,
                               due_at = now() + :millis * interval '1 millisecond'
                        where id = :id and lease = :key
                        """)
                .param("millis", delay.toMillis())
                .param("id", lease.job())
                .param("key", lease.key())
                .update();
    }

    /** Ends the job; what it was given is not kept. */
    void end(Lease lease, State state, @Nullable Note error) {
        platform.sql(
                        """
                        update job set state = :state, error = :error, input = '',
                               ended_at = now(), lease = null, lease_until = null
                        where id = :id and lease = :key
                        """)
                .param("state", state.name())
                .param("error", error == null ? null : json.writeValueAsString(error))
                .param("id", lease.job())
                .param("key", lease.key())
                .update();
    }

    /** Ends a job that nobody wants any more; whoever works on it finds his lease gone. */
    @Transactional("platform")
    public void cancel(UUID id, Note why) {
        String error = json.writeValueAsString(why);
        int open =
                platform.sql(
                                """
                                update job set state = 'FAILED', error = :error, input = '',
                                       ended_at = now(), lease = null, lease_until = null
                                where id = :id and state in
                                """
                                        + OPEN)
                        .param("error", error)
                        .param("id", id)
                        .update();
        if (open == 1) {
            platform.sql(
                            """
                            update job_step set state = 'FAILED', detail = :error
                            where job = :id and state in ('RUNNING', 'WAITING')
                            """)
                    .param("error", error)
                    .param("id", id)
                    .update();
        }
    }

    /** Forgets jobs that ended so many days ago. */
    int forget(int days) {
        return platform.sql("delete from job where ended_at < now() - ? * interval '1 day'")
                .param(days)
                .update();
    }

    private boolean holds(Lease lease) {
        return platform.sql("select id from job where id = ? and lease = ? for update")
                .params(lease.job(), lease.key())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    private Job job(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String result = row.getString("result");
        return new Job(
                id,
                row.getString("kind"),
                new TenantId(row.getString("tenant")),
                State.valueOf(row.getString("state")),
                row.getString("input"),
                result == null ? Map.of() : json.readValue(result, RESULT),
                note(row.getString("error")),
                row.getString("requested_by"),
                row.getString("reason"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempt"),
                steps(id));
    }

    private List<Job.Step> steps(UUID job) {
        return platform.sql("select * from job_step where job = ? order by ordinal")
                .param(job)
                .query(
                        (row, n) ->
                                new Job.Step(
                                        row.getInt("ordinal"),
                                        row.getString("name"),
                                        StepState.valueOf(row.getString("state")),
                                        note(row.getString("detail"))))
                .list();
    }

    private @Nullable Note note(@Nullable String stored) {
        return stored == null ? null : json.readValue(stored, Note.class);
    }
}
