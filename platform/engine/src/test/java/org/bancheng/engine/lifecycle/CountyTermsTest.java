package org.bancheng.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bancheng.engine.clock.ClockLedger;
import org.bancheng.engine.configuration.Folders;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped folders of the other counties promise, worked out by hand. */
class CountyTermsTest {

    private static final TenantConfiguration DIANJIANG = Folders.configuration("dianjiang");
    private static final TenantConfiguration GANGNAN = Folders.configuration("gangnan");
    private static final TenantConfiguration CHONGMING = Folders.configuration("chongming");

    /** A Friday; Sunday 28 April 2024 works, 1 to 5 May are off. */
    private static final String FRIDAY = "2024-04-26T10:00:00+08:00";

    @ParameterizedTest
    @CsvSource({"level-1,2024-04-29T17:30:00+08:00", "level-2,2024-05-07T17:30:00+08:00"})
    void dianjiangs_term_follows_the_level(String level, String due) {
        var order = order(DIANJIANG, Map.of("level", level), Map.of("duty", "办结"), FRIDAY);

        assertThat(order.clocks()).containsOnlyKeys(level);
        assertThat(due(DIANJIANG, order, level)).isEqualTo(at(due));
    }

    @Test
    void dianjiangs_third_level_runs_until_the_day_that_was_set() {
        var inputs = Map.<String, Object>of("duty", "会商", "due", "2024-05-20");
        var order = order(DIANJIANG, Map.of("level", "level-3"), inputs, FRIDAY);

        assertThat(order.clocks()).containsOnlyKeys("level-3");
        assertThat(due(DIANJIANG, order, "level-3")).isEqualTo(at("2024-05-20T17:30:00+08:00"));
    }

    @Test
    void dianjiangs_first_level_takes_a_single_unit_and_no_date() {
        var accepted = matter(DIANJIANG, "accepted", Map.of("level", "level-1"));
        var dispatcher = staff("dispatcher", "administration-office");
        var base = Map.<String, Object>of("lead", "justice", "duty", "办结");

        assertThat(decide(DIANJIANG, accepted, "assign", base, dispatcher))
                .isInstanceOf(Decision.class);
        assertThat(refusal(DIANJIANG, accepted, "assign", with(base, "due", "2024-05-20")))
                .isEqualTo(Refusal.Code.GUARD);
        assertThat(
                        refusal(
                                DIANJIANG,
                                accepted,
                                "assign",
                                with(base, "co-handling", List.of("finance"))))
                .isEqualTo(Refusal.Code.GUARD);
    }

    @Test
    void dianjiang_lets_nobody_report_late_without_a_reason() {
        var parent = Map.<String, Object>of("level", "level-1", "state", "handling");
        var order = order(DIANJIANG, parent, Map.of("duty", "办结"), FRIDAY);
        var signed =
                new Subject(
                        "assignment",
                        "a",
                        "working",
                        with(order.fields(), "team", "许可科、法规科"),
                        order.clocks());
        var handler = staff("unit-team", "justice");
        var inputs =
                Map.<String, Object>of("outcome", "solved", "result", "办了", "explanation", "好了");
        var lifecycle = DIANJIANG.lifecycle("assignment");
        var late = at("2024-04-29T17:30:01+08:00");

        assertThat(
                        lifecycle.decide(
                                signed,
                                command("report", inputs, handler),
                                facts(DIANJIANG, parent),
                                late))
                .isInstanceOf(Refusal.class);
        assertThat(
                        lifecycle.decide(
                                signed,
                                command("report", with(inputs, "late-reason", "等待外地回函"), handler),
                                facts(DIANJIANG, parent),
                                late))
                .isInstanceOf(Decision.class);
    }

    @ParameterizedTest
    @CsvSource({
        "consultation,2024-04-30T17:30:00+08:00",
        "help,2024-05-07T17:30:00+08:00",
        "suggestion,2024-05-07T17:30:00+08:00",
        "complaint,2024-05-13T17:30:00+08:00",
        "report,2024-05-13T17:30:00+08:00"
    })
    void gangnans_term_follows_the_kind_of_request(String kind, String due) {
        var order = order(GANGNAN, Map.of("matter-kind", kind), Map.of("duty", "答复"), FRIDAY);

        assertThat(due(GANGNAN, order, "resolve")).isEqualTo(at(due));
    }

    @Test
    void gangnan_skips_the_two_days_of_sanyuesan() {
        var order =
                order(
                        GANGNAN,
                        Map.of("matter-kind", "consultation"),
                        Map.of("duty", "答复"),
                        "2024-04-10T09:00:00+08:00");

        assertThat(due(GANGNAN, order, "resolve")).isEqualTo(at("2024-04-17T17:30:00+08:00"));
    }

    @Test
    void in_gangnan_only_the_office_names_a_lead_among_several_units() {
        var received = matter(GANGNAN, "received", Map.of());
        var inputs =
                Map.<String, Object>of(
                        "matter-kind",
                        "help",
                        "category",
                        "business",
                        "duty",
                        "协调",
                        "lead",
                        "taxation",
                        "co-handling",
                        List.of("finance"));

        assertThat(decide(GANGNAN, received, "assign", inputs, staff("dispatcher", "workstation")))
                .isInstanceOf(Refusal.class);
        assertThat(
                        decide(
                                GANGNAN,
                                received,
                                "assign",
                                inputs,
                                staff("office-officer", "work-group-office")))
                .isInstanceOf(Decision.class);
    }

    @Test
    void gangnan_calls_three_times_before_it_gives_up() {
        var clerk = staff("callback-officer", "workstation");
        var close = Map.<String, Object>of("outcome", "solved", "reason", "三次未接通");
        var matter =
                matter(
                        GANGNAN,
                        "verifying",
                        Map.of("callback", "pending", "calls", 0L, "hard", false));
        for (int call = 1; call <= 3; call++) {
            assertThat(refusal(GANGNAN, matter, "close", close)).isEqualTo(Refusal.Code.GUARD);
            var outcome = decide(GANGNAN, matter, "callback", Map.of("reached", false), clerk);
            assertThat(outcome).isInstanceOf(Decision.class);
            matter = ((Decision) outcome).after();
        }

        assertThat(matter.fields())
                .containsEntry("callback", "unreached")
                .containsEntry("calls", 3L);
        assertThat(decide(GANGNAN, matter, "close", close, staff("dispatcher", "workstation")))
                .isInstanceOf(Decision.class);
    }

    @ParameterizedTest
    @CsvSource({
        "simple,2024-04-26T17:30:00+08:00",
        "ordinary,2024-04-30T17:30:00+08:00",
        "complex,2024-05-07T17:30:00+08:00"
    })
    void chongmings_order_runs_one_three_five_from_taking_it(String complexity, String due) {
        var parent = Map.<String, Object>of("complexity", complexity, "state", "handling");
        var order = order(CHONGMING, parent, Map.of("duty", "联系办理"), FRIDAY);
        assertThat(order.clocks()).containsOnlyKeys("take");

        var taken =
                CHONGMING
                        .lifecycle("assignment")
                        .decide(
                                order,
                                command("sign", Map.of(), staff("unit-commissioner", "justice")),
                                facts(CHONGMING, parent),
                                at("2024-04-26T11:00:00+08:00"));

        assertThat(taken).isInstanceOf(Decision.class);
        var after = ((Decision) taken).after();
        assertThat(due(CHONGMING, after, "resolve")).isEqualTo(at(due));
        assertThat(due(CHONGMING, after, "contact")).isEqualTo(at("2024-04-28T17:30:00+08:00"));
    }

    @Test
    void an_order_that_chongming_did_not_take_counts_as_taken_when_the_day_closed() {
        var parent = Map.<String, Object>of("complexity", "ordinary", "state", "handling");
        var order = order(CHONGMING, parent, Map.of("duty", "联系办理"), FRIDAY);

        var fired =
                CHONGMING
                        .lifecycle("assignment")
                        .fire(
                                order,
                                "take",
                                Moment.BREACH,
                                facts(CHONGMING, parent),
                                at("2024-04-28T08:00:00+08:00"));

        assertThat(fired).isInstanceOf(Decision.class);
        var after = ((Decision) fired).after();
        assertThat(after.state()).isEqualTo("working");
        // the worker came round two days late; the three days still run from Friday
        assertThat(due(CHONGMING, after, "resolve")).isEqualTo(at("2024-04-30T17:30:00+08:00"));
    }

    private static Subject order(
            TenantConfiguration county,
            Map<String, Object> parent,
            Map<String, Object> inputs,
            String when) {
        var outcome =
                county.lifecycle("assignment")
                        .open(
                                "a",
                                Map.of("unit", "justice", "role", "lead"),
                                command("open", inputs, Actor.system()),
                                facts(county, parent),
                                at(when));
        assertThat(outcome).isInstanceOf(Decision.class);
        return ((Decision) outcome).after();
    }

    private static Subject matter(
            TenantConfiguration county, String state, Map<String, Object> fields) {
        var all = new HashMap<String, Object>(fields);
        all.put("number", county.profile().numberPrefix() + "-1");
        all.put("channel", "web");
        return new Subject("case", "c", state, all, Map.of());
    }

    private static Outcome decide(
            TenantConfiguration county,
            Subject subject,
            String action,
            Map<String, Object> inputs,
            Actor actor) {
        return county.lifecycle(subject.type())
                .decide(
                        subject,
                        command(action, inputs, actor),
                        facts(county, Map.of()),
                        at(FRIDAY));
    }

    /** As the county's dispatcher. */
    private static Refusal.Code refusal(
            TenantConfiguration county,
            Subject subject,
            String action,
            Map<String, Object> inputs) {
        var outcome = decide(county, subject, action, inputs, staff("dispatcher", "justice"));
        assertThat(outcome).isInstanceOf(Refusal.class);
        return ((Refusal) outcome).code();
    }

    private static Facts facts(TenantConfiguration county, Map<String, Object> parent) {
        return new Facts(parent, Map.of(), county.calendar(), county.directory());
    }

    @Test
    void a_bulletin_concerns_a_handler_from_its_publication_on_and_its_writer_always() {
        var bulletin = GANGNAN.lifecycle("bulletin");

        assertThat(bulletin.turns("handler")).containsExactlyInAnyOrder("published", "settled");
        assertThat(bulletin.turns("office-officer"))
                .containsExactlyInAnyOrder("drafting", "published", "settled", "voided");
        assertThat(bulletin.turns("expert")).isEmpty();
        assertThat(GANGNAN.lifecycle("pool-expert").turns("office-officer"))
                .as("round and round")
                .containsExactlyInAnyOrder("proposed", "active", "retired");
    }

    private static Command command(String action, Map<String, Object> inputs, Actor actor) {
        return new Command(action, inputs, actor);
    }

    private static Actor staff(String post, String unit) {
        return Actor.staff("p", "某某", List.of(new Holding(post, unit)));
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        var more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }

    private static Instant due(TenantConfiguration county, Subject subject, String clock) {
        ClockLedger ledger = Objects.requireNonNull(subject.clocks().get(clock), clock);
        return ledger.state(county.calendar()).due();
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
