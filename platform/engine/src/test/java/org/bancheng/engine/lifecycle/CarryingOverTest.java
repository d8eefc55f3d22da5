package org.bancheng.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.engine.calendar.Calendars.at;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bancheng.engine.calendar.Calendars;
import org.bancheng.engine.clock.ClockEntry;
import org.bancheng.engine.clock.ClockLedger;
import org.bancheng.engine.clock.ClockState;
import org.bancheng.engine.configuration.Folders;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.UnderWay.Counted;
import org.bancheng.engine.lifecycle.UnderWay.What;
import org.junit.jupiter.api.Test;

/** What is under way by one version of a county goes on by another. */
class CarryingOverTest {
    private static final String FILE = "lifecycles/assignment.yaml";

    private static final String ORDERS =
            """
            lifecycle: assignment
            label: 工单
            labels: { hurry: 加急, level: 难易 }
            states:
              issued: { label: 办理中 }
              done: { label: 已办, final: true }
            fields:
              duty: text
              hurry: boolean
              level: "[ordinary, complex]"
            open: { basis: LH-1, to: issued, by: [system], form: { duty: text! } }
            clocks:
              resolve: { label: 办理期限, basis: LH-2, from: [open], until: [report], length: [{ working-days: 5 }] }
              watch: { label: 跟踪, basis: LH-2, from: [open], until: [report], length: [{ working-days: 9 }] }
            actions:
              report: { label: 反馈, basis: LH-2, from: [issued], to: done, by: [handler], form: { result: long-text! }, effects: [{ act: { on: case, action: all-done, if-allowed: true } }] }
            """;

    private static final String LATER =
            """
            lifecycle: assignment
            label: 工单
            labels: { level: 难易 }
            states:
              working: { label: 正在办 }
              checked: { label: 已核, final: true }
            fields:
              duty: text
              level: "[ordinary]"
            open: { basis: LH-1, to: working, by: [system], form: { duty: text! } }
            clocks:
              resolve: { label: 办理期限, basis: LH-2, from: [open], until: [report], length: [{ working-days: 3 }] }
              visit: { label: 上门, basis: LH-2, from: [open], until: [report], length: [{ working-days: 2 }] }
            actions:
              report: { label: 反馈, basis: LH-2, from: [working], to: checked, by: [handler], form: { result: long-text! }, effects: [{ act: { on: case, action: all-done, if-allowed: true } }] }
            """;

    private static final TenantConfiguration FORMER = Folders.smallCounty(FILE, ORDERS);
    private static final TenantConfiguration NEXT = Folders.smallCounty(FILE, LATER);

    private static final UnderWay NOTHING = new UnderWay(Map.of());

    private static final CarryOver HOW =
            new CarryOver(
                    Map.of("issued", "working"),
                    Set.of("watch"),
                    Map.of("visit", Set.of("working")),
                    Set.of("hurry"));

    private static Subject issued() {
        var bench = Bench.of(FORMER, "assignment");
        bench.opened(
                Map.of("unit", "housing"),
                Actor.system(),
                Map.of("duty", "核实"),
                "2026-05-11T09:00");
        return bench.subject();
    }

    private static ClockState clock(Subject subject, String name) {
        return Objects.requireNonNull(subject.clocks().get(name)).state(NEXT.calendar());
    }

    private static List<String> obstacles(CarryOver how, Counted... counted) {
        return NEXT
                .lifecycle("assignment")
                .obstacles(
                        FORMER.lifecycle("assignment"),
                        how,
                        UnderWay.byType(List.of(counted)).getOrDefault("assignment", NOTHING))
                .stream()
                .map(Label::zhCn)
                .toList();
    }

    private static Counted many(What what, String name) {
        return new Counted("assignment", what, name, 3);
    }

    @Test
    void it_keeps_its_due_time_and_ends_and_starts_what_it_is_told() {
        var facts = new Facts(Map.of(), Map.of(), NEXT.calendar(), NEXT.directory());
        var was = issued();
        was =
                new Subject(
                        was.type(),
                        was.id(),
                        was.state(),
                        Map.of("unit", "housing", "duty", "核实", "hurry", true),
                        was.clocks());

        var decision =
                NEXT.lifecycle("assignment")
                        .carryOver(was, HOW, Map.of("to", 2), facts, at("2026-05-12T10:00"));

        var after = decision.after();
        assertThat(after.state()).isEqualTo("working");
        assertThat(after.fields()).containsOnlyKeys("unit", "duty");
        assertThat(clock(after, "resolve").due())
                .as("five days, as it began")
                .isEqualTo(Calendars.at("2026-05-18T17:30"));
        assertThat(clock(after, "watch").running()).isFalse();
        assertThat(clock(after, "visit").due())
                .as("two days from now on")
                .isEqualTo(Calendars.at("2026-05-14T17:30"));
        var event = decision.event();
        assertThat(event.action()).isEqualTo(Lifecycle.CARRIED_OVER);
        assertThat(List.of(event.from(), event.to())).containsExactly("issued", "working");
        assertThat(event.inputs()).isEqualTo(Map.of("to", 2));
        assertThat(event.clockEntries().get("watch"))
                .singleElement()
                .isInstanceOf(ClockEntry.Stopped.class);
        assertThat(decision.effects()).isEmpty();

        var again =
                NEXT.lifecycle("assignment")
                        .carryOver(after, HOW, Map.of(), facts, at("2026-05-13T10:00"));
        assertThat(again.after()).as("what runs is not started anew").isEqualTo(after);
    }

    @Test
    void what_begins_anew_goes_by_the_rule_of_then_and_what_runs_by_its_own() {
        var next =
                Folders.smallCounty(
                        FILE,
                        ORDERS.replace(
                                        "resolve: { label: 办理期限, basis: LH-2, from: [open]",
                                        "resolve: { label: 新办理期限, kind: right, basis: LH-1, from: [open]")
                                .replace(
                                        "watch: { label: 跟踪, basis: LH-2",
                                        "watch: { label: 新跟踪, basis: LH-1"));
        var facts = new Facts(Map.of(), Map.of(), next.calendar(), next.directory());
        var how =
                new CarryOver(
                        Map.of(), Set.of("resolve"), Map.of("resolve", Set.of("issued")), Set.of());

        var after =
                next.lifecycle("assignment")
                        .carryOver(issued(), how, Map.of(), facts, at("2026-05-12T10:00"))
                        .after();

        var resolve = Objects.requireNonNull(after.clocks().get("resolve"));
        assertThat(resolve.label().zhCn()).isEqualTo("新办理期限");
        assertThat(resolve.basis()).isEqualTo("LH-1");
        assertThat(resolve.kind()).isEqualTo(ClockLedger.Kind.RIGHT);
        assertThat(resolve.entries()).as("what was before stays told").hasSize(3);
        var watch = Objects.requireNonNull(after.clocks().get("watch"));
        assertThat(watch.label().zhCn()).isEqualTo("跟踪");
        assertThat(watch.basis()).isEqualTo("LH-2");
    }

    @Test
    void a_clock_that_ends_with_a_state_ends_when_it_is_left_on_the_way() {
        var next =
                Folders.smallCounty(
                        FILE,
                        ORDERS.replace(
                                        "issued: { label: 办理中 }",
                                        "issued: { label: 待签收 }\n  working: { label: 办理中 }")
                                .replace(
                                        "from: [open], until: [report], length: [{ working-days: 9 }]",
                                        "from: [open], until: [left(issued)], length: [{ working-days: 9 }]")
                                .replace(
                                        "actions:\n",
                                        "actions:\n  sign: { label: 签收, basis: LH-1, from: [issued], to: working, by: [handler] }\n")
                                .replace("from: [issued], to: done", "from: [working], to: done"));
        var facts = new Facts(Map.of(), Map.of(), next.calendar(), next.directory());
        var how = new CarryOver(Map.of("issued", "working"), Set.of(), Map.of(), Set.of());

        var after =
                next.lifecycle("assignment")
                        .carryOver(issued(), how, Map.of(), facts, at("2026-05-12T10:00"))
                        .after();

        assertThat(clock(after, "watch").running()).isFalse();
        assertThat(clock(after, "resolve").running()).isTrue();
    }

    @Test
    void what_the_next_version_lacks_is_in_the_way_until_somebody_decides() {
        Counted[] there = {
            many(What.STATE, "issued"),
            many(What.STATE, "done"),
            many(What.CLOCK, "watch"),
            many(What.CLOCK, "resolve"),
            many(What.FIELD, "hurry"),
            many(What.FIELD, "duty"),
            many(What.FIELD, "level")
        };

        assertThat(obstacles(CarryOver.AS_IT_IS, there))
                .containsExactly(
                        "有 3 件停在“已办”（done），这一版没有这个状态：在 states 里写明转到哪个状态",
                        "有 3 件停在“办理中”（issued），这一版没有这个状态：在 states 里写明转到哪个状态",
                        "“跟踪”（watch）还有 3 个在计时，这一版没有这个期限：留着它，或者写进 ends，到此为止",
                        "有 3 件填了“加急”（hurry），这一版没有这一栏：留着它，或者写进 leaves，以后只在办理记录里",
                        "“难易”（level）有 3 件填了，这一版换了填法，原来填的放不进去：换一个栏目名，原来的写进 leaves");
        var told =
                new CarryOver(
                        Map.of("issued", "working", "done", "checked"),
                        Set.of("watch"),
                        Map.of(),
                        Set.of("hurry", "level"));
        assertThat(obstacles(told, there)).isEmpty();
        assertThat(obstacles(CarryOver.AS_IT_IS)).as("nothing there").isEmpty();
    }

    @Test
    void nothing_ends_or_begins_anew_on_the_way() {
        var wrong =
                new CarryOver(
                        Map.of("issued", "checked", "done", "working"),
                        Set.of(),
                        Map.of(),
                        Set.of());

        assertThat(obstacles(wrong, many(What.STATE, "issued"), many(What.STATE, "done")))
                .containsExactly(
                        "“已办”（done）不能转到“正在办”（working）：办完的不能因此变回在办，在办的也不能因此办结",
                        "“办理中”（issued）不能转到“已核”（checked）：办完的不能因此变回在办，在办的也不能因此办结");
    }

    @Test
    void a_role_a_channel_with_what_it_sealed_and_a_whole_lifecycle_have_to_stay() {
        var hall =
                Folders.smallCounty(
                        "channels.yaml",
                        """
                        channels:
                          - { id: hall, label: 大厅窗口, kind: window, online: false, taken-by: [window], basis: LH-1, form: { subject: text! } }
                          - { id: desk, label: 服务台, kind: window, online: false, taken-by: [window], basis: LH-1, form: { subject: text!, reporter-name: text! personal } }
                        """);
        var visits =
                Folders.smallCounty(
                        "lifecycles/letter.yaml",
                        """
                        lifecycle: letter
                        label: 文书
                        under: bulletin
                        states: { sent: { label: 已发出 }, answered: { label: 已回复, final: true } }
                        open: { basis: LH-2, to: sent, by: [system] }
                        clocks:
                          reply: { label: 回复期限, basis: LH-2, from: [open], until: [answer], length: [{ working-days: 3 }] }
                        actions:
                          answer: { label: 回复, basis: LH-2, from: [sent], to: answered, by: [handler] }
                        """);

        assertThat(
                        obstacles(
                                hall,
                                new Counted("case", What.CHANNEL, "hall", 4),
                                new Counted("case", What.CHANNEL, "web", 1),
                                new Counted("assignment", What.ROLE, "adviser", 2)))
                .containsExactly(
                        "assignment: 有 2 件是“adviser”（adviser），这一版没有：请留着",
                        "case: 渠道 hall 的栏目 reporter-name 里有反映人的信息，这一版也要有，并且写 personal",
                        "case: 有 1 件来自渠道 web，这一版没有：请留着");
        assertThat(obstacles(visits, new Counted("letter", What.STATE, "sent", 1)))
                .containsExactly("letter: 在办的有 1 份“文书”（letter），这一版没有这个流程，或者它挂在别处：请照旧留着");
    }

    private static List<String> obstacles(TenantConfiguration next, Counted... counted) {
        return next.obstacles(FORMER, UnderWay.byType(List.of(counted))).stream()
                .map(one -> one.type() + ": " + one.why().zhCn())
                .toList();
    }
}
