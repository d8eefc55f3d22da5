package org.bancheng.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.engine.lifecycle.Bench.staff;

import java.util.Map;
import org.bancheng.engine.configuration.Folders;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.junit.jupiter.api.Test;

/** What is opened under a case beside its work orders, by Xiangtan's folder. */
class LettersTest {
    private static final TenantConfiguration XIANGTAN = Folders.configuration("xiangtan");
    private static final Actor DISPATCHER = staff("dispatcher", "task-force");
    private static final Actor HANDLER = staff("handler", "housing");

    private static Bench signed() {
        var bench =
                Bench.workOrder(
                        XIANGTAN,
                        "2026-05-08T09:00",
                        Map.of("complexity", "ordinary", "level", "level-1"));
        bench.acted("sign", HANDLER, Map.of(), "2026-05-08T10:00");
        return bench;
    }

    @Test
    void an_overdue_order_is_urged_by_a_letter_to_its_own_unit() {
        var bench = signed();
        bench.parentCase("hotline-rounds", 0L);

        assertThat(
                        bench.refused(
                                        "urge",
                                        DISPATCHER,
                                        Map.of("demand", "请尽快"),
                                        "2026-05-14T17:30")
                                .message()
                                .zhCn())
                .contains("逾期未办结的才催办");
        var urged = bench.acted("urge", DISPATCHER, Map.of("demand", "请尽快"), "2026-05-14T17:31");
        assertThat(urged.effects())
                .containsExactly(
                        new Effect(
                                "open",
                                Map.of(
                                        "type",
                                        "letter",
                                        "role",
                                        "urge",
                                        "own",
                                        true,
                                        "inputs",
                                        Map.of("demand", "请尽快"))));
        assertThat(urged.after().fields()).containsEntry("urged", 1L);
    }

    @Test
    void what_was_urged_in_vain_is_reported_to_a_unit_that_the_folder_names() {
        var bench = signed();
        assertThat(bench.refused("refer", DISPATCHER, Map.of("demand", "x"), "2026-05-18T09:00"))
                .isInstanceOf(Refusal.class);
        bench.acted("urge", DISPATCHER, Map.of("demand", "请尽快"), "2026-05-18T09:00");

        var referred =
                bench.acted("refer", DISPATCHER, Map.of("demand", "仍未解决"), "2026-05-18T09:01");

        assertThat(referred.effects().getFirst().params())
                .containsEntry("units", "inspection-office")
                .containsEntry("role", "referral");
    }

    @Test
    void a_letter_has_its_roles_its_number_and_a_clock_where_a_day_is_given() {
        var letters = XIANGTAN.lifecycle("letter");
        assertThat(letters.roles().keySet())
                .containsExactly("urge", "referral", "supervise", "account");
        assertThat(letters.numbering("supervise", Lifecycle.OPEN)).contains("潭县督〔{year}〕{n}号");

        var bench = Bench.of(XIANGTAN, "letter");
        bench.opened(
                Map.of("unit", "housing", "role", "supervise", "number", "潭县督〔2026〕1号"),
                Actor.system(),
                Map.of("demand", "限期办结", "due", "2026-05-20"),
                "2026-05-18T09:00");
        assertThat(bench.clock("reply").due().toString()).isEqualTo("2026-05-20T09:30:00Z");
        assertThat(bench.subject().fields()).containsEntry("number", "潭县督〔2026〕1号");

        var plain = Bench.of(XIANGTAN, "letter");
        plain.opened(
                Map.of("unit", "housing", "role", "urge"),
                Actor.system(),
                Map.of("demand", "请尽快"),
                "2026-05-18T09:00");
        assertThat(plain.subject().clocks()).isEmpty();
    }

    @Test
    void a_letter_asks_for_nothing_by_a_day_that_is_over() {
        var bench = Bench.of(XIANGTAN, "letter");
        var refused =
                bench.open(
                        Map.of("unit", "housing", "role", "urge"),
                        Actor.system(),
                        Map.of("demand", "请尽快", "due", "2026-05-17"),
                        "2026-05-18T09:00");
        assertThat(((Refusal) refused).fields())
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("due"))
                .satisfies(error -> assertThat(error.message().zhCn()).contains("已经过去"));
    }

    @Test
    void what_is_drafted_first_gets_its_number_when_it_is_issued() {
        var notice = Folders.configuration("dianjiang").lifecycle("typical-notice");
        assertThat(notice.numbering("typical-notice", Lifecycle.OPEN)).isEmpty();
        assertThat(notice.numbering("typical-notice", "issue")).contains("垫行管典〔{year}〕{n}号");
    }

    @Test
    void one_hard_matter_is_before_one_conference_at_a_time() {
        var bench = signed();
        var filed = bench.acted("file-hard", HANDLER, Map.of("issue", "权限不清"), "2026-05-11T09:00");
        assertThat(filed.effects().getFirst().params()).containsEntry("type", "conference");

        bench.count("open-conferences", 1);
        assertThat(
                        bench.refused(
                                        "file-hard",
                                        HANDLER,
                                        Map.of("issue", "权限不清"),
                                        "2026-05-11T09:05")
                                .message()
                                .zhCn())
                .contains("还没有议定");
        assertThat(bench.subject().state()).isEqualTo("working");
    }
}
