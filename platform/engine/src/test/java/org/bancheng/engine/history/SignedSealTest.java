package org.bancheng.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bancheng.engine.calendar.Calendars.day;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedSealTest {

    private final KeyPair keys = keys("Ed25519");
    private final DailySeal seal =
            DailySeal.over(
                    "xiangtan",
                    day("2026-05-02"),
                    Digest.ORIGIN,
                    List.of(new ChainHead("a", 2, Digest.ORIGIN)));

    private static KeyPair keys(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_seal_is_known_by_its_signature() {
        var signed = SignedSeal.sign(seal, keys.getPrivate());

        assertThat(signed.isSignedBy(keys.getPublic())).isTrue();
        assertThat(signed.isSignedBy(keys("Ed25519").getPublic())).isFalse();
    }

    @Test
    void another_seal_under_the_same_signature_is_not_believed() {
        var signed = SignedSeal.sign(seal, keys.getPrivate());
        var other = DailySeal.over("xiangtan", day("2026-05-02"), Digest.ORIGIN, List.of());

        assertThat(new SignedSeal(other, signed.signature()).isSignedBy(keys.getPublic()))
                .isFalse();
        assertThat(new SignedSeal(seal, "rubbish!").isSignedBy(keys.getPublic())).isFalse();
    }

    @Test
    void each_days_seal_links_to_the_day_before() {
        var next = DailySeal.over("xiangtan", day("2026-05-03"), seal.digest(), List.of());

        assertThat(next.previous()).isEqualTo(seal.digest()).isNotEqualTo(next.digest());
    }

    @Test
    void a_key_of_another_kind_does_not_sign() {
        assertThatThrownBy(() -> SignedSeal.sign(seal, keys("RSA").getPrivate()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
