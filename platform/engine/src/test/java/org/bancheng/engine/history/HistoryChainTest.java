package org.bancheng.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.engine.calendar.Calendars.at;
import static org.bancheng.engine.calendar.Calendars.day;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryChainTest {

    private static HistoryRecord event(String caseId, long seq, String content) {
        return new HistoryRecord(
                "xiangtan",
                caseId,
                seq,
                at("2026-05-0" + seq + "T10:00:00.123456"),
                "zhangmin",
                "case",
                caseId,
                "triage",
                "XT-3b",
                1,
                content,
                "");
    }

    private static List<ChainedRecord> chain(String caseId, int length) {
        var chain = new ArrayList<ChainedRecord>();
        var last = Digest.ORIGIN;
        for (int seq = 1; seq <= length; seq++) {
            var link = HistoryChain.link(last, event(caseId, seq, "{\"n\":" + seq + "}"));
            chain.add(link);
            last = link.hash();
        }
        return chain;
    }

    private static List<ChainedRecord> twoCases() {
        var export = new ArrayList<>(chain("a", 3));
        export.addAll(chain("b", 3));
        return export;
    }

    @Test
    void sm3_is_that_of_the_standard() {
        assertThat(HistoryChain.sm3("abc".getBytes(StandardCharsets.US_ASCII)).hex())
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    /** Pinned: another value means that no history written so far can be verified any more. */
    @Test
    void the_bytes_of_an_event_never_change() {
        assertThat(chain("a", 1).getFirst().hash().hex())
                .isEqualTo("52cc329c1f83328e68c64b43cc2a84001357e3ccf35dc87218304703668acd6e");
    }

    @Test
    void an_untouched_history_holds() {
        assertThat(HistoryChain.verify(twoCases().stream()))
                .isEqualTo(new Verification(2, 6, null));
    }

    @Test
    void an_altered_event_is_named_by_case_and_number() {
        var export = twoCases();
        var old = export.get(4);
        export.set(4, new ChainedRecord(event("b", 2, "{\"n\":99}"), old.previous(), old.hash()));

        assertThat(HistoryChain.verify(export.stream()).firstBreak())
                .isEqualTo(new Verification.Break("b", 2, "content"));
    }

    @Test
    void an_event_rehashed_after_a_change_breaks_the_next_link() {
        var export = twoCases();
        export.set(4, HistoryChain.link(export.get(3).hash(), event("b", 2, "{\"n\":99}")));

        assertThat(HistoryChain.verify(export.stream()).firstBreak())
                .isEqualTo(new Verification.Break("b", 3, "previous"));
    }

    @Test
    void a_removed_event_leaves_a_gap() {
        var export = twoCases();
        export.remove(1);

        assertThat(HistoryChain.verify(export.stream()).firstBreak())
                .isEqualTo(new Verification.Break("a", 3, "gap"));
    }

    @Test
    void a_case_that_comes_twice_is_out_of_order() {
        var export = twoCases();
        export.addAll(chain("a", 1));

        assertThat(HistoryChain.verify(export.stream()).firstBreak())
                .isEqualTo(new Verification.Break("a", 1, "order"));
    }

    @Test
    void no_two_divisions_of_the_same_letters_hash_alike() {
        var one = event("a", 1, "x");
        var other =
                new HistoryRecord(
                        "xiangtan",
                        "a",
                        1,
                        one.at(),
                        "zhangmi",
                        "ncase",
                        "a",
                        "triage",
                        "XT-3b",
                        1,
                        "x",
                        "");

        assertThat(HistoryChain.link(Digest.ORIGIN, one).hash())
                .isNotEqualTo(HistoryChain.link(Digest.ORIGIN, other).hash());
    }

    @Test
    void a_seal_shows_that_the_tail_of_a_case_has_gone() {
        var export = twoCases();
        var heads = HistoryChain.headsAsOf(day("2026-05-03"), export.stream());
        var seal = DailySeal.over("xiangtan", day("2026-05-03"), Digest.ORIGIN, heads.values());
        export.removeLast();

        assertThat(HistoryChain.verify(export.stream()).holds()).isTrue();
        assertThat(seal.covers(heads.values())).isTrue();
        assertThat(seal.covers(HistoryChain.headsAsOf(day("2026-05-03"), export.stream()).values()))
                .isFalse();
    }

    @Test
    void a_seal_shows_that_a_whole_case_has_gone() {
        var heads = HistoryChain.headsAsOf(day("2026-05-02"), twoCases().stream());
        var seal = DailySeal.over("xiangtan", day("2026-05-02"), Digest.ORIGIN, heads.values());

        assertThat(seal.cases()).isEqualTo(2);
        assertThat(seal.events()).isEqualTo(4);
        assertThat(
                        seal.covers(
                                HistoryChain.headsAsOf(day("2026-05-02"), chain("a", 3).stream())
                                        .values()))
                .isFalse();
    }
}
