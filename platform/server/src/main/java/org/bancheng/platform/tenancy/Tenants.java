package org.bancheng.platform.tenancy;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bancheng.platform.tenancy.Tenant.State;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The registry of counties, in schema {@code platform}. Reads are answered from memory for at most
 * two seconds, so a suspension acts within that time on every replica.
 */
@Component
public class Tenants {
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final JdbcClient platform;
    private final DatabaseRoles roles;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Snapshot snapshot;

    Tenants(
            @Qualifier("platform") JdbcClient platform,
            Database database,
            Clock clock,
            ApplicationEventPublisher events) {
        this.events = events;
        this.platform = platform;
        this.roles = database.roles();
        this.clock = clock;
    }

    public Optional<Tenant> find(TenantId id) {
        return all().stream().filter(tenant -> tenant.id().equals(id)).findFirst();
    }

    /**
     * The tenant, fit to be bound for people's work.
     *
     * @throws UnknownTenant when the registry has none of this name
     * @throws TenantUnavailable when it is not active
     */
    public Tenant require(TenantId id) {
        Tenant tenant = find(id).orElseThrow(() -> new UnknownTenant(id.value()));
        return switch (tenant.state()) {
            case ACTIVE -> tenant;
            case ONBOARDING -> throw new TenantOnboarding(tenant);
            case SUSPENDED -> throw new TenantSuspended(tenant);
            case BROKEN -> throw new TenantBroken(tenant);
        };
    }

    /** Every tenant in every state, by id. */
    public List<Tenant> all() {
        Snapshot known = snapshot;
        if (known == null || known.isStale(changes.get())) {
            // as of before the reading: what this server changes meanwhile may not be in it
            long change = changes.get();
            long takenAt = System.nanoTime();
            known = new Snapshot(read(), takenAt, change);
            snapshot = known;
        }
        return known.tenants();
    }

    /** The reason given for the present state, where one was. */
    public Optional<String> reason(TenantId id) {
        return platform.sql("select coalesce(broken, reason) from tenant where id = ?")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    /**
     * Registers a county, onboarding; an existing one keeps its state and takes the new name. Its
     * schema is made by {@link TenantSchemas#prepare}.
     */
    public Tenant create(TenantId id, String displayName) {
        platform.sql(
                        """
                        insert into tenant (id, display_name, state, role, since)
                        values (:id, :name, 'ONBOARDING', :role, :now)
                        on conflict (id) do update set display_name = excluded.display_name
                        """)
                .param("id", id.value())
                .param("name", displayName)
                .param("role", roles.tenant(id))
                .param("now", now())
                .update();
        return reread(id);
    }

    public Tenant activate(TenantId id) {
        Tenant active = move(id, State.ACTIVE, null);
        events.publishEvent(new TenantActivated(active));
        return active;
    }

    /**
     * @param reason shown to operators
     */
    public Tenant suspend(TenantId id, String reason) {
        return move(id, State.SUSPENDED, reason);
    }

    /** Quarantines the county until {@link #heal}; its state before comes back then. */
    public Tenant quarantine(TenantId id, String reason) {
        return update(
                id, "update tenant set broken = :reason, since = :now where id = :id", reason);
    }

    public Tenant heal(TenantId id) {
        return update(id, "update tenant set broken = null, since = :now where id = :id", null);
    }

    /** Forgets the county. Its schema and role are gone already ({@link TenantSchemas#remove}). */
    public void forget(TenantId id) {
        platform.sql("delete from tenant where id = ?").param(id.value()).update();
        changes.incrementAndGet();
    }

    private Tenant move(TenantId id, State to, @Nullable String reason) {
        return update(
                id,
                "update tenant set state = '%s', reason = :reason, since = :now where id = :id"
                        .formatted(to),
                reason);
    }

    private Tenant update(TenantId id, String sql, @Nullable String reason) {
        int rows =
                platform.sql(sql)
                        .param("id", id.value())
                        .param("reason", reason)
                        .param("now", now())
                        .update();
        if (rows == 0) {
            throw new UnknownTenant(id.value());
        }
        return reread(id);
    }

    private Tenant reread(TenantId id) {
        changes.incrementAndGet();
        return find(id).orElseThrow(() -> new UnknownTenant(id.value()));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private List<Tenant> read() {
        return platform.sql(
                        """
                        select id, display_name, role,
                               case when broken is null then state else 'BROKEN' end as state
                        from tenant order by id
                        """)
                .query(
                        (row, n) ->
                                new Tenant(
                                        new TenantId(row.getString("id")),
                                        row.getString("display_name"),
                                        State.valueOf(row.getString("state")),
                                        row.getString("role")))
                .list();
    }

    /**
     * @param change how many changes this server had made when the reading began
     */
    private record Snapshot(List<Tenant> tenants, long takenAt, long change) {
        boolean isStale(long changes) {
            return change != changes || System.nanoTime() - takenAt > FRESH.toNanos();
        }
    }
}
