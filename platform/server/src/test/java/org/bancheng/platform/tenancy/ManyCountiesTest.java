package org.bancheng.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.bancheng.platform.Floor;
import org.bancheng.platform.history.History;
import org.bancheng.platform.history.HistoryDraft;
import org.bancheng.platform.history.HistoryEntry;
import org.bancheng.platform.work.Work;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.TransactionException;

/**
 * 120 counties on one pool, 100,000 requests of theirs mixed, with connections killed, statements
 * timed out and transactions broken off. Every row says whose it is; nobody ever meets another's.
 */
@NullMarked
class ManyCountiesTest {
    private static final int COUNTIES = 120;
    private static final int CALLERS = 200;
    private static final int REQUESTS_OF_EACH = 500;
    private static final int MOST_DEAD = 16;
    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

    private static Floor floor;
    private static List<Tenant> counties;
    private static JdbcClient sql;
    private static EntityManager hibernate;

    /** By tenant: keys whose transaction ended well. */
    private final Map<String, Set<String>> stored = new ConcurrentHashMap<>();

    /** Keys whose end nobody told us: the connection broke. */
    private final Set<String> unclear = ConcurrentHashMap.newKeySet();

    private final Map<String, AtomicLong> ends = new ConcurrentHashMap<>();

    @BeforeAll
    static void start() {
        floor =
                Floor.start(
                        "floor_" + UUID.randomUUID().toString().substring(0, 8),
                        // each of some thousand faults would be told at length
                        Map.of(
                                "logging.level.org.springframework.transaction", "off",
                                "logging.level.org.hibernate.orm", "off",
                                "logging.level.com.zaxxer.hikari", "off"));
        counties =
                IntStream.range(0, COUNTIES)
                        .mapToObj(i -> floor.tenant("county%03d".formatted(i)))
                        .toList();
        sql = floor.get(JdbcClient.class);
        hibernate =
                SharedEntityManagerCreator.createSharedEntityManager(
                        floor.get(EntityManagerFactory.class));
    }

    @AfterAll
    static void stop() {
        floor.close();
    }

    private enum Fault {
        NONE,
        ERROR,
        TIMEOUT,
        KILLED,
        BROKEN_OFF,
        OTHERS_SCHEMA
    }

    private static Fault fault(SplittableRandom dice) {
        return switch (dice.nextInt(400)) {
            case 0, 1, 2, 3 -> Fault.ERROR;
            case 4, 5 -> Fault.TIMEOUT;
            case 6 -> Fault.KILLED;
            case 7, 8, 9, 10 -> Fault.BROKEN_OFF;
            case 11, 12, 13, 14 -> Fault.OTHERS_SCHEMA;
            default -> Fault.NONE;
        };
    }

    /** Code of ours that fails in the middle of a transaction. */
    private static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void no_request_of_120_counties_ever_meets_a_row_of_another() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong killed = new AtomicLong();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> killer = threads.submit(() -> killNowAndThen(over, killed));
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                int seed = i;
                callers.add(threads.submit(() -> call(seed)));
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
            over.set(true);
            killer.get();
        }
        assertThat(ends.values().stream().mapToLong(AtomicLong::get).sum())
                .isEqualTo((long) CALLERS * REQUESTS_OF_EACH);
        assertThat(ends)
                .as("how they ended: %s, killed from outside %s", ends, killed)
                .doesNotContainKeys("foreign", "misled");
        assertThat(ends.keySet())
                .as("every fault really happened")
                .containsAll(Arrays.stream(Fault.values()).map(Fault::name).toList());
        assertThat(killed.get()).isPositive();
        counties.forEach(this::holdsItsOwnAndAllOfIt);
        assertThat(
                        floor.administrator()
                                .sql(
                                        "select count(*) from platform.work where kind = 'never' and ref not like tenant || ' %'")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private void call(int seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        for (int i = 0; i < REQUESTS_OF_EACH; i++) {
            Tenant county = counties.get(dice.nextInt(COUNTIES));
            Fault fault = fault(dice);
            String end = request(county, fault, seed + "-" + i, dice);
            ends.computeIfAbsent(end, _ -> new AtomicLong()).incrementAndGet();
        }
    }

    /** How it ended: as its fault should, by a kill from outside, or as nothing ever should. */
    private String request(Tenant county, Fault fault, String name, SplittableRandom dice) {
        String key = county.id() + " " + name;
        boolean writes = fault != Fault.NONE || dice.nextInt(5) == 0;
        boolean chains = writes && dice.nextInt(4) == 0;
        try {
            List<String> met =
                    floor.as(
                            county,
                            () -> {
                                List<String> rows = read();
                                if (writes) {
                                    write(key, chains);
                                }
                                meet(fault, county, dice);
                                rows.addAll(read());
                                return rows;
                            });
            if (writes) {
                stored.computeIfAbsent(county.id().value(), _ -> ConcurrentHashMap.newKeySet())
                        .add(key);
            }
            if (fault != Fault.NONE) {
                return "misled";
            }
            return met.stream().allMatch(owner -> owner.equals(owner(county))) ? "NONE" : "foreign";
        } catch (BrokenOff e) {
            return fault == Fault.BROKEN_OFF ? fault.name() : "misled";
        } catch (DataAccessException | TransactionException e) {
            return end(fault, key, writes, e);
        }
    }

    private String end(Fault fault, String key, boolean writes, RuntimeException e) {
        String told = told(e);
        boolean expected =
                switch (fault) {
                    case ERROR -> told.contains("division by zero");
                    case TIMEOUT -> told.contains("statement timeout");
                    case OTHERS_SCHEMA -> told.contains("permission denied");
                    case NONE, KILLED, BROKEN_OFF -> false;
                };
        if (expected) {
            return fault.name();
        }
        if (DatabaseAway.isBehind(e)
                || told.contains("terminating connection")
                || told.contains("closed")) {
            if (writes && fault == Fault.NONE) {
                unclear.add(key);
            }
            return fault == Fault.KILLED ? fault.name() : "killed from outside";
        }
        return "misled";
    }

    private static String told(Throwable failure) {
        StringBuilder told = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            told.append(t).append('\n');
        }
        return told.toString();
    }

    /** Whose rows a query finds that forgets to ask whose. */
    private static List<String> read() {
        List<String> owners =
                new ArrayList<>(
                        sql.sql(
                                        "select tenant || ' ' || current_schema() || ' ' || current_user from idempotent_request order by made_at desc limit 5")
                                .query(String.class)
                                .list());
        for (Object owner :
                hibernate
                        .createNativeQuery(
                                "select tenant || ' ' || current_schema() || ' ' || current_user from case_key limit 3",
                                String.class)
                        .getResultList()) {
            owners.add(String.valueOf(owner));
        }
        return owners;
    }

    private static String owner(Tenant county) {
        return county.id() + " " + county.schema() + " " + county.role();
    }

    private static void write(String key, boolean chains) {
        String tenant = BoundTenant.get().id().value();
        sql.sql(
                        "insert into idempotent_request (key, tenant, digest, answer, made_at) values (?, ?, '', '', clock_timestamp())")
                .params(key, tenant)
                .update();
        if (!chains) {
            return;
        }
        UUID caseId = UUID.randomUUID();
        byte[] personal = key.getBytes(StandardCharsets.UTF_8);
        History history = floor.get(History.class);
        history.append(
                caseId,
                new HistoryDraft("case", caseId, FAR, key, "open", "ALL-1", 1, "{}", personal));
        HistoryEntry entry = history.of(caseId).getFirst();
        if (!entry.actor().equals(key)
                || !new String(entry.sealed().orElseThrow(), StandardCharsets.UTF_8).equals(key)) {
            throw new AssertionError("opened another's: " + entry);
        }
        floor.get(Work.class).enqueue("never", key, FAR);
    }

    private static void meet(Fault fault, Tenant county, SplittableRandom dice) {
        switch (fault) {
            case NONE -> {}
            case ERROR -> sql.sql("select 1/0").query(Integer.class).single();
            case TIMEOUT -> {
                sql.sql("set local statement_timeout = 30").update();
                sql.sql("select pg_sleep(60)::text").query(String.class).single();
            }
            case KILLED -> {
                int pid = sql.sql("select pg_backend_pid()").query(Integer.class).single();
                floor.administrator()
                        .sql("select pg_terminate_backend(?, 5000)")
                        .param(pid)
                        .query(Boolean.class)
                        .single();
                sql.sql("select 1").query(Integer.class).single();
            }
            case BROKEN_OFF -> throw new BrokenOff();
            case OTHERS_SCHEMA -> {
                Tenant other = counties.get(dice.nextInt(COUNTIES));
                String schema = other.equals(county) ? "platform" : other.schema();
                String table = other.equals(county) ? "work" : "idempotent_request";
                sql.sql("select count(*) from " + schema + "." + table).query(Long.class).single();
            }
        }
    }

    private static void killNowAndThen(AtomicBoolean over, AtomicLong killed) {
        JdbcClient administrator = floor.administrator();
        String app = floor.setting("bancheng.database.url").replaceAll(".*/|\\?.*", "") + "_app";
        while (!over.get()) {
            killed.addAndGet(
                    administrator
                            .sql(
                                    """
                                    select count(*) filter (where pg_terminate_backend(pid)) from (
                                      select pid from pg_stat_activity where usename = ? order by random() limit 1) one
                                    """)
                            .param(app)
                            .query(Long.class)
                            .single());
            try {
                Thread.sleep(Duration.ofMillis(150));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** A connection that was killed while it lay idle fails whoever takes it next, and no more. */
    private List<String> rows(Tenant county) {
        for (int dead = 0; ; dead++) {
            try {
                return floor.as(
                        county,
                        () ->
                                sql.sql("select key from idempotent_request")
                                        .query(String.class)
                                        .list());
            } catch (DataAccessException | TransactionException e) {
                if (dead == MOST_DEAD) {
                    throw e;
                }
            }
        }
    }

    /** What ended well is there, what failed is not, and nothing of anybody else. */
    private void holdsItsOwnAndAllOfIt(Tenant county) {
        List<String> rows = rows(county);
        assertThat(rows).allSatisfy(key -> assertThat(key).startsWith(county.id() + " "));
        Set<String> ended = stored.getOrDefault(county.id().value(), Set.of());
        assertThat(rows).containsAll(ended);
        Set<String> more = new HashSet<>(rows);
        more.removeAll(ended);
        assertThat(unclear).containsAll(more);
        assertThat(
                        floor.as(
                                county,
                                () ->
                                        sql.sql(
                                                        "select count(*) from history where tenant <> :own or actor not like :own || ' %'")
                                                .param("own", county.id().value())
                                                .query(Long.class)
                                                .single()))
                .isZero();
    }
}
