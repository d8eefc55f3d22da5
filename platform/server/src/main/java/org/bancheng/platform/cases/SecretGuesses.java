package org.bancheng.platform.cases;

import java.net.InetAddress;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.bancheng.platform.privacy.BlindIndex;
import org.bancheng.platform.tenancy.BoundTenant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts wrong secrets, so that a 16-digit secret cannot be tried out: from one address, at one
 * case, and at one case from one address. A wrong guess is remembered in a transaction that ends
 * before the request fails.
 *
 * <p>Somebody else's wrong guesses must not shut a reporter out of his own case. Once a case has
 * used up its guesses each address may still make a few of its own: see decision 0007.
 */
@Component
class SecretGuesses {
    static final int AT_ONE_CASE = 10;
    static final int FROM_ONE_ADDRESS = 30;
    static final int AT_A_CASE_UNDER_ATTACK = 3;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int IPV6_NETWORK_BYTES = 8;

    private final JdbcClient db;
    private final BlindIndex blind;
    private final Clock clock;

    SecretGuesses(JdbcClient db, BlindIndex blind, Clock businessClock) {
        this.db = db;
        this.blind = blind;
        this.clock = businessClock;
    }

    /**
     * @throws TooManyGuesses when the address has used up its wrong guesses, or the case has and
     *     the address has its share of them
     */
    @Transactional
    public void refuseWhenTooMany(String number, String address) {
        String network = network(address);
        usedUp(from(network), FROM_ONE_ADDRESS).ifPresent(SecretGuesses::refuse);
        if (usedUp(at(number), AT_ONE_CASE).isPresent()) {
            usedUp(at(number, network), AT_A_CASE_UNDER_ATTACK).ifPresent(SecretGuesses::refuse);
        }
    }

    @Transactional
    public void remember(String number, String address) {
        String network = network(address);
        Instant oldest = clock.instant().minus(WINDOW);
        // always in this order, so that no two wait for one another
        count(from(network), oldest);
        count(at(number), oldest);
        count(at(number, network), oldest);
        forget(oldest);
    }

    private String at(String number) {
        return mark("case " + number);
    }

    private String from(String network) {
        return mark("address " + network);
    }

    private String at(String number, String network) {
        return mark("case " + number + " from " + network);
    }

    /** People type their telephone number where a case's is asked; an address is one's own too. */
    private String mark(String target) {
        return HexFormat.of().formatHex(blind.of("guess", target));
    }

    /** Whoever has one address of IPv6 has the 2^64 beside it. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        byte[] bytes = InetAddress.ofLiteral(address.replaceFirst("%.*", "")).getAddress();
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, IPV6_NETWORK_BYTES));
    }

    private static void refuse(Instant since) {
        throw new TooManyGuesses(since.plus(WINDOW));
    }

    private Optional<Instant> usedUp(String target, int most) {
        return db.sql(
                        "select since from secret_guess where target = ? and failures >= ? and since > ?")
                .params(target, most, Timestamp.from(clock.instant().minus(WINDOW)))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    private void count(String target, Instant oldest) {
        db.sql(
                        """
                        insert into secret_guess (target, tenant, failures, since) values (:target, :tenant, 1, :now)
                        on conflict (target) do update set
                          failures = case when secret_guess.since > :oldest then secret_guess.failures + 1 else 1 end,
                          since = case when secret_guess.since > :oldest then secret_guess.since else :now end
                        """)
                .param("target", target)
                .param("tenant", BoundTenant.get().id().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("oldest", Timestamp.from(oldest))
                .update();
    }

    /** What no longer counts is nobody's business. */
    private void forget(Instant oldest) {
        db.sql(
                        """
                        delete from secret_guess where target in (
                          select target from secret_guess where since <= ? for update skip locked)
                        """)
                .param(Timestamp.from(oldest))
                .update();
    }
}
