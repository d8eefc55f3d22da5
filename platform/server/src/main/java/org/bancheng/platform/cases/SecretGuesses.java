package org.bancheng.platform.cases;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bancheng.platform.tenancy.BoundTenant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts wrong secrets per case and per address, so that a 16-digit secret cannot be tried out. A
 * wrong guess is remembered in a transaction that ends before the request fails.
 */
@Component
class SecretGuesses {
    static final int FOR_ONE_CASE = 10;
    static final int FROM_ONE_ADDRESS = 30;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final JdbcClient db;
    private final Clock clock;

    SecretGuesses(JdbcClient db, Clock businessClock) {
        this.db = db;
        this.clock = businessClock;
    }

    /**
     * @throws TooManyGuesses when the case or the address has used up its wrong guesses
     */
    @Transactional
    public void refuseWhenTooMany(String number, String address) {
        check("case " + number, FOR_ONE_CASE);
        check("address " + address, FROM_ONE_ADDRESS);
    }

    @Transactional
    public void remember(String number, String address) {
        count("case " + number);
        count("address " + address);
    }

    private void check(String target, int most) {
        Optional<Instant> since =
                db.sql(
                                "select since from secret_guess where target = ? and failures >= ? and since > ?")
                        .params(target, most, Timestamp.from(clock.instant().minus(WINDOW)))
                        .query(Timestamp.class)
                        .optional()
                        .map(Timestamp::toInstant);
        since.ifPresent(
                s -> {
                    throw new TooManyGuesses(s.plus(WINDOW));
                });
    }

    private void count(String target) {
        Timestamp now = Timestamp.from(clock.instant());
        Timestamp oldest = Timestamp.from(clock.instant().minus(WINDOW));
        db.sql(
                        """
                        insert into secret_guess (target, tenant, failures, since) values (:target, :tenant, 1, :now)
                        on conflict (target) do update set
                          failures = case when secret_guess.since > :oldest then secret_guess.failures + 1 else 1 end,
                          since = case when secret_guess.since > :oldest then secret_guess.since else :now end
                        """)
                .param("target", target)
                .param("tenant", BoundTenant.get().id().value())
                .param("now", now)
                .param("oldest", oldest)
                .update();
    }
}
