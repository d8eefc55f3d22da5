package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Dianjiang.CALLBACK;
import static org.bancheng.acceptance.Dianjiang.DEPUTY;
import static org.bancheng.acceptance.Dianjiang.DISPATCHER;
import static org.bancheng.acceptance.Dianjiang.LABOUR;
import static org.bancheng.acceptance.Dianjiang.LABOUR_TEAM;
import static org.bancheng.acceptance.Dianjiang.LAND;
import static org.bancheng.acceptance.Dianjiang.LAND_TEAM;
import static org.bancheng.acceptance.Dianjiang.LEADER;
import static org.bancheng.acceptance.Dianjiang.MARKET;
import static org.bancheng.acceptance.Dianjiang.MARKET_HANDLER;
import static org.bancheng.acceptance.Dianjiang.MEMBER;
import static org.bancheng.acceptance.Dianjiang.SUPERVISOR;
import static org.bancheng.acceptance.Dianjiang.VERIFIER;
import static org.bancheng.acceptance.Dianjiang.WINDOW;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each step of Dianjiang's procedure: who may take it, what has to be said, and who is told. */
class DianjiangStepsTest {
    private static final List<String> DISPATCH = List.of(DISPATCHER, CALLBACK);
    private static final List<String> AT_LAND = List.of(LAND_TEAM);
    private static final List<String> LEADERS = List.of(LEADER, DEPUTY);

    private final Product product = Product.get();
    private final Dianjiang dianjiang = new Dianjiang(product);

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    private Steps steps(Matter matter) {
        return new Steps(product, Dianjiang.TENANT, matter);
    }

    private static JsonNode order(Matter matter) {
        return matter.assignment(DISPATCHER, LAND);
    }

    @Test
    @Clause("DJ-3")
    void each_channel_asks_what_is_needed_and_is_taken_by_its_own_clerk() {
        List<String> everywhere =
                List.of("subject", "body", "reporter-name", "reporter-phone", "stuck-cause");
        Map<String, String> clerks =
                Map.of("county-hall", WINDOW, "hotline", "qinfeng", "mass-work", "yuting");
        clerks.forEach(
                (channel, clerk) -> {
                    List<String> more =
                            channel.equals("mass-work") ? List.of("mass-work-number") : List.of();
                    for (String person : Steps.ofEachPost(Dianjiang.TENANT, List.of(clerk))) {
                        Answer refused = dianjiang.filing(person, channel, Map.of());
                        if (person.equals(clerk)) {
                            Steps.needs(refused, channel, Steps.all(everywhere, more));
                        } else {
                            Steps.notHis(refused, channel + " by " + person);
                        }
                    }
                });
        Steps.needs(
                product.anyone()
                        .post(
                                "/dianjiang/api/v1/public/cases",
                                Map.of("channel", "web", "inputs", Map.of())),
                "web",
                Steps.all(everywhere, List.of()));
    }

    @Test
    @Clause({"DJ-3", "DJ-4"})
    void a_matter_is_answered_accepted_or_declined_on_its_first_day() {
        Matter matter = dianjiang.atTheWindow("逐步：研判");
        Steps steps =
                steps(matter)
                        .tellsAt("2026-05-11T15:30", "post:dispatcher first-reply-due")
                        .only("answer", List.of(WINDOW, DISPATCHER, CALLBACK), "answer")
                        .only(
                                "accept",
                                DISPATCH,
                                "section-heads",
                                "stuck-type",
                                "level",
                                "category")
                        .only("decline", DISPATCH, "section-heads", "decline-ground", "reason");
        Map<String, Object> hard = Dianjiang.accepting("hard", "level-1");
        hard.remove("first-unit");
        Steps.because(matter.asks(DISPATCHER, "accept", hard), "首接");
        matter.acts(
                DISPATCHER,
                "decline",
                Map.of("section-heads", "丁毅", "decline-ground", "law", "reason", "法律不允许"));
        steps.tells("reporter declined");
        assertThat(matter.seen(DISPATCHER).at("/fields/callback")).isEmpty();
        Matter answered = dianjiang.atTheWindow("逐步：答复");
        steps = steps(answered);
        answered.acts(WINDOW, "answer", Map.of("answer", "已办"));
        steps.tells("reporter answered");
        assertThat(answered.seen(DISPATCHER).at("/fields/callback")).isEmpty();
    }

    @Test
    @Clause({"DJ-2", "DJ-5a", "DJ-5b", "DJ-5c", "DJ-6", "DJ-11"})
    void a_matter_is_dispatched_by_its_level_and_may_be_raised() {
        Matter matter = dianjiang.accepted("other", "level-1", "逐步：调度");
        Steps steps =
                steps(matter)
                        .only("assign", DISPATCH, "lead", "duty")
                        .only("change-type", DISPATCH, "stuck-type", "reason")
                        .only("reclassify", DISPATCH, "level", "reason")
                        .only("apply-escalation", DISPATCH, "escalated-for", "issue")
                        .only("supervise-note", List.of(SUPERVISOR), "opinion");
        Steps.because(
                matter.asks(DISPATCHER, "reclassify", Map.of("level", "level-1", "reason", "x")),
                "");
        Steps.because(
                matter.asks(
                        DISPATCHER, "change-type", Map.of("stuck-type", "other", "reason", "x")),
                "");
        Steps.because(
                matter.asks(DISPATCHER, "change-type", Map.of("stuck-type", "hard", "reason", "x")),
                "首接");
        Steps.because(
                matter.asks(
                        DISPATCHER,
                        "apply-escalation",
                        Map.of("escalated-for", "level-2-failed", "issue", "x")),
                "二级");
        Steps.because(matter.asks(DISPATCHER, "assign", Dianjiang.assigning(LAND, LABOUR)), "一级");
        Map<String, Object> dated = Dianjiang.assigning(LAND);
        dated.put("due", "2026-05-20");
        Steps.because(matter.asks(DISPATCHER, "assign", dated), "三级");
        matter.acts(SUPERVISOR, "supervise-note", Map.of("opinion", "注意时限"));
        steps.tells("post:dispatcher supervision-noted");
        matter.acts(DISPATCHER, "assign", Dianjiang.assigning(LAND));
        steps.tells(
                        "unit:natural-resources work-order",
                        "reporter assigned",
                        "post:section-head assigned-to-yours",
                        "post:discipline-supervisor supervision-invited")
                .only("widen", DISPATCH, "duty", "reason");
        Steps.because(matter.asks(DISPATCHER, "widen", Map.of("duty", "x", "reason", "x")), "");
        Steps.because(
                matter.asks(
                        DISPATCHER,
                        "change-type",
                        Map.of("stuck-type", "hard", "first-unit", LAND, "reason", "x")),
                "");
        matter.acts(
                DISPATCHER,
                "widen",
                Map.of("co-handling", List.of(LABOUR), "duty", "会商", "reason", "涉及参保"));
        steps.tells(
                "unit:natural-resources term-changed",
                "unit:human-resources work-order",
                "post:section-head assigned-to-yours");
        Steps.because(
                matter.asks(
                        DISPATCHER,
                        "widen",
                        Map.of("co-handling", List.of(MARKET), "duty", "x", "reason", "x")),
                "一级");

        Matter two = dianjiang.accepted("other", "level-2", "逐步：二级调度");
        Steps.because(two.asks(DISPATCHER, "assign", Dianjiang.assigning(LAND)), "二级");
        Steps.because(two.asks(DISPATCHER, "assign", Dianjiang.assigning(LAND, LAND)), "协办");
        Matter three = dianjiang.accepted("other", "level-3", "逐步：三级调度");
        Steps.because(three.asks(DISPATCHER, "assign", dated), "");
        Matter first = dianjiang.accepted("hard", "level-1", "逐步：首接单位");
        Steps.because(first.asks(DISPATCHER, "assign", Dianjiang.assigning(MARKET)), "首接");
        first.acts(DISPATCHER, "change-type", Map.of("stuck-type", "other", "reason", "定错了"));
        assertThat(first.seen(DISPATCHER).at("/fields/first-unit"))
                .as("no unit received first what is not hard")
                .isEmpty();
    }

    @Test
    @Clause("DJ-3")
    void what_comes_in_is_told_to_the_dispatchers() {
        steps(dianjiang.atTheWindow("逐步：登记")).toldAtFirst("post:dispatcher filed");
    }

    @Test
    @Clause({"DJ-5c", "DJ-8"})
    void what_is_put_before_the_leaders_is_not_closed_before_they_have_settled_it() {
        Matter matter = dianjiang.reported("逐步：提级未议定");
        matter.acts(CALLBACK, "callback", Dianjiang.rated(5))
                .acts(
                        DISPATCHER,
                        "apply-escalation",
                        Map.of("escalated-for", "policy", "issue", "要突破政策"));
        Steps.because(matter.asks(DISPATCHER, "close", Dianjiang.closing()), "提级调度还没有议定");
        JsonNode escalation = matter.paper(LEADER, "escalation", "escalation");
        matter.actsOn(
                        escalation,
                        LEADER,
                        "convene",
                        Map.of(
                                "held-on", "2026-05-13",
                                "place", "三楼",
                                "members", List.of(MARKET),
                                "agenda", "议"))
                .actsOn(escalation, LEADER, "refuse", Map.of("reason", "已办好"));
        assertThat(invitations(matter)).containsExactly("over");
        matter.acts(DISPATCHER, "close", Dianjiang.closing());
    }

    private static List<String> invitations(Matter matter) {
        return matter.seen(LEADER).list("/assignments").stream()
                .filter(paper -> paper.get("type").asString().equals("invitation"))
                .map(paper -> paper.get("state").asString())
                .toList();
    }

    @Test
    @Clause({"DJ-5c", "DJ-11"})
    void an_escalation_is_convened_and_settled_by_the_leaders() {
        Matter matter = dianjiang.working("other", "逐步：提级调度");
        Steps steps = steps(matter);
        Map<String, Object> applied = Map.of("escalated-for", "policy", "issue", "要突破政策");
        matter.acts(DISPATCHER, "apply-escalation", applied);
        steps.tells(
                "post:group-leader escalation-applied",
                "post:deputy-leader escalation-applied",
                "post:group-member escalation-applied",
                "post:discipline-supervisor supervision-invited");
        Steps.because(matter.asks(DISPATCHER, "apply-escalation", applied), "");
        JsonNode escalation = matter.paper(LEADER, "escalation", "escalation");
        steps.onlyOn(escalation, "convene", LEADERS, "held-on", "place", "agenda")
                .onlyOn(escalation, "refuse", LEADERS, "reason");
        Map<String, Object> convening =
                new HashMap<>(Map.of("held-on", "2026-05-13", "place", "三楼", "agenda", "议"));
        Steps.because(matter.asksOn(escalation, LEADER, "convene", convening), "");
        convening.put("members", List.of(LAND));
        Steps.because(matter.asksOn(escalation, DEPUTY, "convene", convening), "委托");
        convening.put("held-on", "2026-05-10");
        Steps.because(matter.asksOn(escalation, LEADER, "convene", convening), "今天或今后");
        convening.put("held-on", "2026-05-13");
        convening.put("members", List.of(MARKET));
        String[] convened = {
            "post:group-member conference-convened",
            "post:deputy-leader conference-convened",
            "post:discipline-supervisor conference-convened",
            "unit:market-supervision meeting-invited"
        };
        matter.actsOn(escalation, LEADER, "convene", convening);
        steps.tells(convened);
        JsonNode kept = matter.paper(LEADER, "escalation", "escalation");
        assertThat(kept.at("/fields/held-on").asString()).isEqualTo("2026-05-13");
        assertThat(kept.at("/fields/place").asString()).isEqualTo("三楼");
        assertThat(kept.at("/fields/agenda").asString()).isEqualTo("议");
        assertThat(kept.at("/fields/members/0").asString()).isEqualTo(MARKET);
        JsonNode invitation = matter.paper(MARKET_HANDLER, "invitation", "invitation");
        assertThat(invitation.at("/fields/held-on").asString()).isEqualTo("2026-05-13");
        assertThat(invitation.at("/fields/place").asString()).isEqualTo("三楼");
        assertThat(invitation.at("/fields/agenda").asString()).isEqualTo("议");
        assertThat(matter.seen(MARKET_HANDLER).text())
                .as("who is only asked to a meeting")
                .doesNotContain("去了三次窗口");
        steps.onlyOn(invitation, "acknowledge", List.of(MARKET_HANDLER), "attendee");
        matter.actsOn(escalation, LEADER, "convene", convening);
        assertThat(invitations(matter)).as("the first one is over").containsExactly("over", "sent");
        steps.tells(convened);
        matter.actsOn(
                matter.paper(MARKET_HANDLER, "invitation", "invitation"),
                MARKET_HANDLER,
                "acknowledge",
                Map.of("attendee", "高洁"));
        matter.actsOn(escalation, LEADER, "convene", convening);
        steps.tells(convened);
        steps.onlyOn(escalation, "give-opinion", List.of(MEMBER, DEPUTY, SUPERVISOR), "opinion")
                .onlyOn(escalation, "settle", LEADERS, "resolution", "due");
        Steps.because(
                matter.asksOn(
                        escalation,
                        LEADER,
                        "settle",
                        Map.of("resolution", "x", "due", "2026-05-10")),
                "已经过去");
        matter.actsOn(
                escalation, LEADER, "settle", Map.of("resolution", "容缺办理", "due", "2026-05-20"));
        assertThat(matter.paper(LEADER, "invitation", "invitation").at("/state").asString())
                .isEqualTo("over");
        steps.tells("unit:natural-resources term-changed", "post:dispatcher escalation-settled");
        assertThat(matter.seen(DISPATCHER).at("/fields/level")).isEqualTo("level-3");
        assertThat(matter.clockAt(LAND, DISPATCHER, "level-3").at("/due").asString())
                .startsWith("2026-05-20T17:30");

        Matter refused = dianjiang.accepted("other", "level-1", "逐步：不予提级");
        steps = steps(refused);
        refused.acts(DISPATCHER, "apply-escalation", applied)
                .actsOn(
                        refused.paper(LEADER, "escalation", "escalation"),
                        LEADER,
                        "refuse",
                        Map.of("reason", "不必"));
        steps.tells(
                "post:group-leader escalation-applied",
                "post:deputy-leader escalation-applied",
                "post:group-member escalation-applied",
                "post:discipline-supervisor supervision-invited",
                "post:dispatcher escalation-settled");
        refused.acts(DISPATCHER, "apply-escalation", applied);
        refused.acts(
                DISPATCHER,
                "decline",
                Map.of("section-heads", "丁毅", "decline-ground", "law", "reason", "不允许"));
        steps(refused).ended(LEADER, Map.of("escalation", "refused"));
    }

    @Test
    @Clause({"DJ-2a", "DJ-2b", "DJ-2c", "DJ-5a", "DJ-6", "DJ-7"})
    void an_order_is_handled_by_its_unit_with_the_remedy_of_its_type() {
        Matter matter =
                dianjiang
                        .accepted("dare-not", "level-1", "逐步：不敢办")
                        .acts(DISPATCHER, "assign", Dianjiang.assigning(LAND));
        Steps steps = steps(matter).onlyOn(order(matter), "sign", AT_LAND);
        matter.actsAt(LAND, LAND_TEAM, "sign", Map.of());
        steps.onlyOn(order(matter), "note-progress", AT_LAND, "progress")
                .onlyOn(order(matter), "form-team", AT_LAND, "team")
                .onlyOn(
                        order(matter),
                        "ask-evidence",
                        AT_LAND,
                        "evidence-unit",
                        "issue",
                        "evidence-due")
                .onlyOn(
                        order(matter),
                        "accept-tolerantly",
                        AT_LAND,
                        "missing",
                        "non-key",
                        "urgent",
                        "promised",
                        "supply-by")
                .onlyOn(order(matter), "sign-remotely", AT_LAND, "signed-by-means", "note")
                .onlyOn(order(matter), "study", AT_LAND, "minutes", "tolerance-used")
                .onlyOn(order(matter), "give-helper", DISPATCH, "help-kind", "duty")
                .onlyOn(order(matter), "report", AT_LAND, "outcome", "result", "explanation");
        Map<String, Object> asking =
                new HashMap<>(
                        Map.of(
                                "evidence-unit", LAND,
                                "issue", "权属",
                                "evidence-due", "2026-05-20"));
        Steps.because(matter.asksAt(LAND, LAND_TEAM, "ask-evidence", asking), "其他");
        asking.put("evidence-unit", "work-group");
        Steps.because(matter.asksAt(LAND, LAND_TEAM, "ask-evidence", asking), "能核实取证");
        asking.put("evidence-unit", MARKET);
        asking.put("evidence-due", "2026-05-10");
        Answer past = matter.asksAt(LAND, LAND_TEAM, "ask-evidence", asking);
        Steps.needs(past, "a day that is over", "evidence-due");
        assertThat(past.text()).contains("核实期限").doesNotContain("办结期限");
        asking.put("evidence-due", "2026-05-20");
        matter.actsAt(LAND, LAND_TEAM, "ask-evidence", asking);
        steps.tells("unit:market-supervision evidence-asked");
        JsonNode request = matter.paper(DISPATCHER, "evidence-request", "evidence-request");
        List<String> market = List.of(MARKET_HANDLER);
        steps.onlyOn(request, "supply", market, "evidence")
                .onlyOn(request, "deny", market, "reason");
        matter.actsOn(request, MARKET_HANDLER, "deny", Map.of("reason", "没有档案"));
        steps.tells("unit:natural-resources evidence-supplied");
        matter.actsAt(LAND, LAND_TEAM, "ask-evidence", asking)
                .actsOn(
                        matter.paper(DISPATCHER, "evidence-request", "evidence-request"),
                        MARKET_HANDLER,
                        "supply",
                        Map.of("evidence", "查到底册"));
        steps.tells(
                "unit:market-supervision evidence-asked",
                "unit:natural-resources evidence-supplied");
        matter.actsAt(
                LAND,
                LAND_TEAM,
                "accept-tolerantly",
                Map.of(
                        "missing", "老证复印件",
                        "non-key", true,
                        "urgent", true,
                        "promised", true,
                        "supply-by", "2026-05-20"));
        JsonNode supply = matter.paper(DISPATCHER, "supply", "supply");
        steps.onlyOn(supply, "note-supplied", AT_LAND).onlyOn(supply, "give-up", AT_LAND, "reason");

        Matter plain = dianjiang.working("other", "逐步：其他一类");
        Steps.because(plain.asksAt(LAND, LAND_TEAM, "ask-evidence", asking), "不敢办");
        Steps.because(
                plain.asksAt(
                        LAND,
                        LAND_TEAM,
                        "sign-remotely",
                        Map.of("signed-by-means", "mail", "note", "x")),
                "不敢办");
        Map<String, Object> study = Map.of("minutes", "x", "tolerance-used", false);
        Steps.because(plain.asksAt(LAND, LAND_TEAM, "study", study), "不愿办");
        Steps.because(
                plain.asksAt(
                        LAND, DISPATCHER, "give-helper", Map.of("help-kind", "agent", "duty", "x")),
                "不会办");
        Map<String, Object> tolerantly =
                Map.of(
                        "missing", "x",
                        "non-key", true,
                        "urgent", true,
                        "promised", true,
                        "supply-by", "2026-05-20");
        Steps.because(plain.asksAt(LAND, LAND_TEAM, "accept-tolerantly", tolerantly), "不敢办");
        steps = steps(plain);
        plain.actsAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved"));
        steps.tells(
                "reporter unit-reported",
                "post:discipline-supervisor result-copied",
                "post:dispatcher result-copied",
                "post:callback-officer to-call-back");

        Matter helped = dianjiang.working("cannot", "逐步：不会办");
        Steps.because(helped.asksAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved")), "帮办");
        steps = steps(helped);
        helped.actsAt(LAND, DISPATCHER, "give-helper", Map.of("help-kind", "agent", "duty", "代办"));
        steps.tells("unit:helpers work-order");
        Matter two = dianjiang.ofTwoUnits("逐步：不是一级");
        Steps.because(two.asksAt(LAND, LAND_TEAM, "form-team", Map.of("team", "x")), "一级");
    }

    @Test
    @Clause({"DJ-2a", "DJ-2e", "DJ-5a", "DJ-5b", "DJ-5c"})
    void a_unit_is_told_that_its_time_runs_out_and_that_it_has() {
        steps(dianjiang.working("other", "逐步：一级期限"))
                .tellsAt("2026-05-13T10:00", "unit:natural-resources term-due")
                .tellsAt(
                        "2026-05-13T17:30:01",
                        "unit:natural-resources term-late",
                        "post:dispatcher term-late");
        product.clock().set("2026-05-11T09:00");
        steps(dianjiang.ofTwoUnits("逐步：二级期限"))
                .tellsAt(
                        "2026-05-18T10:00",
                        "unit:natural-resources term-due",
                        "unit:human-resources term-due")
                .tellsAt(
                        "2026-05-18T17:30:01",
                        "unit:natural-resources term-late",
                        "post:dispatcher term-late",
                        "unit:human-resources term-late",
                        "post:dispatcher term-late");

        product.clock().set("2026-05-11T09:00");
        Matter refused = dianjiang.accepted("refused", "level-1", "逐步：不给办的期限");
        Steps steps = steps(refused);
        refused.acts(DISPATCHER, "assign", Dianjiang.assigning(LAND));
        steps.tells(
                        "unit:natural-resources work-order",
                        "reporter assigned",
                        "post:section-head assigned-to-yours",
                        "post:discipline-supervisor supervision-invited",
                        "post:group-leader refused-assigned",
                        "post:deputy-leader refused-assigned")
                .tellsAt("2026-05-11T15:30", "unit:natural-resources term-due")
                .tellsAt(
                        "2026-05-11T17:30:01",
                        "unit:natural-resources term-late",
                        "post:group-leader refused-late",
                        "post:deputy-leader refused-late");

        product.clock().set("2026-05-11T09:00");
        Matter third = dianjiang.accepted("other", "level-3", "逐步：三级期限");
        third.acts(
                DISPATCHER,
                "apply-escalation",
                Map.of("escalated-for", "policy", "issue", "要突破政策"));
        JsonNode escalation = third.paper(LEADER, "escalation", "escalation");
        third.actsOn(
                escalation,
                LEADER,
                "convene",
                Map.of(
                        "held-on", "2026-05-11",
                        "place", "三楼",
                        "members", List.of(LAND),
                        "agenda", "议"));
        Steps.because(
                third.asksOn(
                        escalation,
                        LEADER,
                        "settle",
                        Map.of("resolution", "容缺", "due", "2026-05-10")),
                "已经过去");
        third.actsOn(escalation, LEADER, "settle", Map.of("resolution", "容缺", "due", "2026-05-20"));
        Map<String, Object> order = Dianjiang.assigning(LAND);
        order.put("due", "2026-05-21");
        Steps.because(third.asks(DISPATCHER, "assign", order), "");
        order.put("due", "2026-05-20");
        third.acts(DISPATCHER, "assign", order);
        steps(third)
                .tellsAt("2026-05-20T10:00", "unit:natural-resources term-due")
                .tellsAt(
                        "2026-05-20T17:30:01",
                        "unit:natural-resources term-late",
                        "post:dispatcher term-late");
    }

    @Test
    @Clause("DJ-2a")
    void what_was_promised_or_asked_for_is_remembered_when_it_is_due() {
        Matter matter = dianjiang.working("dare-not", "逐步：补交和取证");
        matter.actsAt(
                        LAND,
                        LAND_TEAM,
                        "accept-tolerantly",
                        Map.of(
                                "missing", "老证复印件",
                                "non-key", true,
                                "urgent", true,
                                "promised", true,
                                "supply-by", "2026-05-25"))
                .actsAt(
                        LAND,
                        LAND_TEAM,
                        "ask-evidence",
                        Map.of(
                                "evidence-unit", MARKET,
                                "issue", "权属",
                                "evidence-due", "2026-05-27"))
                .actsAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved"));
        steps(matter)
                .tellsAt("2026-05-25T10:00", "unit:natural-resources term-due")
                .tellsAt("2026-05-25T17:30:01", "unit:natural-resources term-late")
                .tellsAt("2026-05-27T10:00", "unit:market-supervision term-due")
                .tellsAt("2026-05-27T17:30:01", "unit:market-supervision term-late");
    }

    @Test
    @Clause("DJ-2e")
    void what_was_refused_is_overseen_by_the_leaders_and_named_as_typical() {
        Matter matter = dianjiang.working("refused", "逐步：不给办");
        Steps steps =
                steps(matter)
                        .only("oversee", LEADERS, "opinion")
                        .only(
                                "name-as-typical",
                                List.of(DISPATCHER, CALLBACK, VERIFIER),
                                "subject-of-notice",
                                "situation",
                                "lesson");
        Matter unseen = dianjiang.working("refused", "逐步：没有人督办");
        unseen.actsAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved"))
                .acts(
                        VERIFIER,
                        "name-as-typical",
                        Map.of("subject-of-notice", "x", "situation", "x", "lesson", "x"))
                .acts(CALLBACK, "callback", Dianjiang.rated(5));
        Steps.because(unseen.asks(DISPATCHER, "close", Dianjiang.closing()), "组长");
        matter.acts(LEADER, "oversee", Map.of("opinion", "盯到办结"));
        steps.tells("unit:natural-resources overseen");
        matter.actsAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved"))
                .acts(CALLBACK, "callback", Dianjiang.rated(5));
        steps.tells(
                "reporter unit-reported",
                "post:discipline-supervisor result-copied",
                "post:dispatcher result-copied",
                "post:callback-officer to-call-back",
                "post:verifier rated");
        Steps.because(matter.asks(DISPATCHER, "close", Dianjiang.closing()), "典型");
        matter.acts(
                VERIFIER,
                "name-as-typical",
                Map.of("subject-of-notice", "拒不受理", "situation", "x", "lesson", "x"));
        steps.tells("post:group-leader to-review");
        JsonNode notice = matter.paper(LEADER, "typical-notice", "typical-notice");
        steps.onlyOn(notice, "issue", LEADERS, "anonymous")
                .onlyOn(notice, "drop", LEADERS, "reason");
        Steps.because(matter.asksOn(notice, LEADER, "issue", Map.of("anonymous", false)), "");
        matter.actsOn(notice, LEADER, "issue", Map.of("anonymous", true));
        steps.tells(
                "post:unit-team typical-issued",
                "post:first-receiver typical-issued",
                "post:helper typical-issued");
        matter.acts(DISPATCHER, "close", Dianjiang.closing());
        steps.tells("reporter closed");
        matter.reporterAsks("ask-reopen", Map.of("reason", "又不给办")).expect(200);
        matter.acts(DISPATCHER, "reopen", Map.of());
        for (String earlier :
                List.of(
                        "overseen",
                        "outcome",
                        "level",
                        "due",
                        "first-unit",
                        "attitude",
                        "result-rating",
                        "efficiency",
                        "integrity")) {
            assertThat(matter.seen(DISPATCHER).at("/fields/" + earlier)).as(earlier).isEmpty();
        }

        Matter other = dianjiang.working("other", "逐步：不是不给办");
        Steps.because(other.asks(LEADER, "oversee", Map.of("opinion", "x")), "不给办");
    }

    @Test
    @Clause({"DJ-2d", "DJ-8", "DJ-9", "DJ-12"})
    void a_result_is_called_back_inspected_and_answered_for() {
        Matter matter = dianjiang.reported("逐步：回访核查");
        Steps steps =
                steps(matter)
                        .only("callback", DISPATCH, "reached")
                        .only("close", DISPATCH, "outcome", "reason")
                        .only(
                                "criticise",
                                List.of(VERIFIER),
                                "about",
                                "about-whom",
                                "about-unit",
                                "criticised-for",
                                "demand")
                        .onlyOn(order(matter), "redo", DISPATCH, "reason");
        Map<String, Object> unsaid = new HashMap<>(Dianjiang.rated(5));
        unsaid.remove("integrity");
        Steps.because(matter.asks(CALLBACK, "callback", unsaid), "四个方面");
        Map<String, Object> guessed = new HashMap<>(Dianjiang.rated(5));
        guessed.put("reached", false);
        Steps.because(matter.asks(CALLBACK, "callback", guessed), "");
        Steps.because(matter.asksAt(LAND, DISPATCHER, "redo", Map.of("reason", "x")), "");
        Steps.because(matter.asks(DISPATCHER, "close", Dianjiang.closing()), "回访");
        matter.acts(CALLBACK, "callback", Dianjiang.rated(2));
        steps.tells(
                "post:verifier rated",
                "post:verifier inspection-opened",
                "post:discipline-supervisor inspection-opened");
        Steps.because(matter.asks(CALLBACK, "callback", Dianjiang.rated(5)), "");
        Steps.because(matter.asks(DISPATCHER, "close", Dianjiang.closing()), "");
        JsonNode inspection = matter.paper(VERIFIER, "inspection", "inspection");
        List<String> verifiers = List.of(VERIFIER);
        String[] answering = {"findings", "answerable", "demand", "due"};
        steps.onlyOn(inspection, "join", List.of(SUPERVISOR), "joint-opinion")
                .onlyOn(inspection, "dismiss", verifiers, "findings")
                .onlyOn(inspection, "supervise", verifiers, answering)
                .onlyOn(inspection, "account", verifiers, answering);
        Map<String, Object> demand =
                Map.of(
                        "findings", "属实",
                        "answerable", LAND,
                        "demand", "整改",
                        "due", "2026-05-20");
        Steps.because(matter.asksOn(inspection, VERIFIER, "supervise", demand), "");
        Steps.because(matter.asksOn(inspection, VERIFIER, "account", demand), "");
        Steps.because(matter.asksOn(inspection, VERIFIER, "dismiss", Map.of("findings", "x")), "");
        matter.actsOn(inspection, SUPERVISOR, "join", Map.of("joint-opinion", "同意"));
        Map<String, Object> elsewhere = new HashMap<>(demand);
        elsewhere.put("answerable", MARKET);
        for (String letter : List.of("supervise", "account")) {
            Steps.because(matter.asksOn(inspection, VERIFIER, letter, elsewhere), "承办过");
        }
        matter.actsOn(inspection, VERIFIER, "account", demand);
        steps.tells("unit:natural-resources letter-sent");
        JsonNode letter = matter.paper(VERIFIER, "letter", "account");
        steps.onlyOn(letter, "receive", AT_LAND).onlyOn(letter, "reply", AT_LAND, "reply");
        matter.actsOn(letter, LAND_TEAM, "reply", Map.of("reply", "已处理"));
        steps.tells("post:verifier letter-replied")
                .onlyOn(letter, "close", verifiers)
                .onlyOn(letter, "return-reply", verifiers, "reason", "due")
                .onlyOn(letter, "withdraw", verifiers, "reason");
        matter.actsOn(
                letter, VERIFIER, "return-reply", Map.of("reason", "不够", "due", "2026-05-27"));
        steps.tells("unit:natural-resources letter-returned");
        assertThat(matter.paper(VERIFIER, "letter", "account").at("/clocks/0/due").asString())
                .startsWith("2026-05-27T17:30");
        matter.actsOn(letter, VERIFIER, "withdraw", Map.of("reason", "发错了单位"));
        steps.tells("unit:natural-resources letter-withdrawn");
        Steps.because(
                matter.asksAt(
                        LAND, DISPATCHER, "redo", Map.of("reason", "重办", "due", "2026-05-20")),
                "一级、二级按规定时限");
        matter.actsAt(LAND, DISPATCHER, "redo", Map.of("reason", "重办"));
        steps.tells("unit:natural-resources redo");
        assertThat(matter.state(DISPATCHER)).isEqualTo("handling");

        Matter criticised = dianjiang.reported("逐步：通报批评");
        steps = steps(criticised);
        Map<String, Object> criticism =
                new HashMap<>(
                        Map.of(
                                "about", "person",
                                "about-whom", "某人",
                                "about-unit", "county-hall",
                                "criticised-for", "attitude",
                                "demand", "书面检查"));
        Steps.because(criticised.asks(VERIFIER, "criticise", criticism), "能够答复");
        criticism.put("about-unit", LAND);
        criticised.acts(VERIFIER, "criticise", criticism);
        steps.tells("unit:natural-resources letter-sent");

        Matter hard =
                dianjiang
                        .accepted("hard", "level-1", "逐步：难办的办结")
                        .acts(DISPATCHER, "assign", Dianjiang.assigning(LAND))
                        .actsAt(LAND, LAND_TEAM, "sign", Map.of())
                        .actsAt(LAND, LAND_TEAM, "form-team", Map.of("team", "x"))
                        .actsAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved"))
                        .acts(CALLBACK, "callback", Dianjiang.rated(5));
        steps = steps(hard);
        hard.acts(DISPATCHER, "close", Dianjiang.closing());
        steps.tells("reporter closed", "post:dispatcher streamline")
                .only("follow-up-rating", DISPATCH, "reached", "opinion");
        Steps.because(
                hard.asks(CALLBACK, "follow-up-rating", Map.of("reached", true, "opinion", "x")),
                "不满意的才做差评回访");
    }

    @Test
    @Clause("DJ-2d")
    void what_was_hard_is_streamlined_afterwards_by_the_office_with_the_departments() {
        for (String end : List.of("settle", "keep-as-is", "")) {
            product.clock().set("2026-05-11T09:00");
            Matter matter =
                    dianjiang
                            .accepted("hard", "level-1", "逐步：研究梳理 " + end)
                            .acts(DISPATCHER, "assign", Dianjiang.assigning(LAND))
                            .actsAt(LAND, LAND_TEAM, "sign", Map.of())
                            .actsAt(LAND, LAND_TEAM, "form-team", Map.of("team", "x"))
                            .actsAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved"))
                            .acts(CALLBACK, "callback", Dianjiang.rated(5))
                            .acts(DISPATCHER, "close", Dianjiang.closing());
            JsonNode study = matter.paper(DISPATCHER, "streamlining", "streamlining");
            Steps steps =
                    steps(matter)
                            .onlyOn(
                                    study,
                                    "settle",
                                    DISPATCH,
                                    "measure-kind",
                                    "measure-unit",
                                    "content",
                                    "measure-due")
                            .onlyOn(study, "keep-as-is", DISPATCH, "reason");
            Map<String, Object> settling =
                    new HashMap<>(
                            Map.of(
                                    "measure-kind", "one-package",
                                    "measure-unit", LAND,
                                    "content", "并成一件事",
                                    "measure-due", "2026-06-30",
                                    "reason", "都是法定材料"));
            settling.keySet()
                    .retainAll(
                            end.equals("keep-as-is")
                                    ? List.of("reason")
                                    : List.of(
                                            "measure-kind",
                                            "measure-unit",
                                            "content",
                                            "measure-due"));
            if (end.isEmpty()) {
                steps.tellsAt("2026-05-25T10:00", "post:dispatcher streamline")
                        .tellsAt(
                                "2026-05-25T17:30:01",
                                "post:dispatcher streamline",
                                "post:deputy-leader streamline");
            } else {
                Steps.because(matter.asksOn(study, DISPATCHER, end, settling), "部门单位");
                settling.put("members", List.of(LAND, LABOUR));
                matter.actsOn(study, DISPATCHER, end, settling);
            }
            if (end.equals("settle")) {
                steps.tells("unit:natural-resources measure-planned");
            }
        }
    }

    @Test
    @Clause("DJ-9")
    void a_letter_that_is_not_answered_in_time_is_told_to_who_sent_it() {
        Matter matter = dianjiang.reported("逐步：文书逾期");
        matter.acts(CALLBACK, "callback", Dianjiang.rated(1));
        JsonNode inspection = matter.paper(VERIFIER, "inspection", "inspection");
        matter.actsOn(inspection, SUPERVISOR, "join", Map.of("joint-opinion", "同意"))
                .actsOn(
                        inspection,
                        VERIFIER,
                        "supervise",
                        Map.of(
                                "findings", "属实",
                                "answerable", LAND,
                                "demand", "整改",
                                "due", "2026-05-20"));
        steps(matter)
                .tellsAt("2026-05-20T10:00", "unit:natural-resources term-due")
                .tellsAt(
                        "2026-05-20T17:30:01",
                        "unit:natural-resources term-late",
                        "post:verifier term-late");
    }

    @Test
    @Clause("DJ-10")
    void measures_are_planned_carried_out_and_reviewed() {
        Matter matter = dianjiang.reported("逐步：优化措施");
        String[] planning = {"measure-kind", "measure-unit", "content", "measure-due"};
        Steps steps = steps(matter).only("plan-measure", DISPATCH, planning);
        Map<String, Object> plan =
                Map.of(
                        "measure-kind", "fewer-materials",
                        "measure-unit", LAND,
                        "content", "少交一份",
                        "measure-due", "2026-05-20");
        matter.acts(DISPATCHER, "plan-measure", plan);
        steps.tells("unit:natural-resources measure-planned");
        JsonNode measure = matter.paper(DISPATCHER, "measure", "measure");
        steps.onlyOn(measure, "report", AT_LAND, "result")
                .onlyOn(measure, "drop", DISPATCH, "reason");
        matter.actsOn(measure, LAND_TEAM, "report", Map.of("result", "已取消"));
        steps.tells("post:dispatcher measure-reported")
                .onlyOn(measure, "confirm", DISPATCH)
                .onlyOn(measure, "return", DISPATCH, "reason", "due");
        matter.actsOn(measure, DISPATCHER, "return", Map.of("reason", "不够", "due", "2026-05-27"));
        steps.tells("unit:natural-resources measure-returned");
        JsonNode again = matter.paper(DISPATCHER, "measure", "measure");
        assertThat(again.at("/clocks/0/running").asBoolean()).isTrue();
        assertThat(again.at("/clocks/0/due").asString()).startsWith("2026-05-27T17:30");
        Matter late = dianjiang.reported("逐步：措施逾期");
        late.acts(DISPATCHER, "plan-measure", plan);
        steps(late)
                .tellsAt("2026-05-20T10:00", "unit:natural-resources term-due")
                .tellsAt(
                        "2026-05-20T17:30:01",
                        "unit:natural-resources term-late",
                        "post:dispatcher term-late");

        // a quarter of which no other test tells
        product.clock().set("2026-08-10T09:00");
        Steps.entered(product, Dianjiang.TENANT, "review", DISPATCH, "from", "until");
        Map<String, Object> quarter = Map.of("from", "2026-08-01", "until", "2026-08-03");
        Matter review = Matter.entry(product, Dianjiang.TENANT, "review", DISPATCHER, quarter);
        steps =
                steps(review)
                        .toldAtFirst("post:dispatcher report-to-write")
                        .only("summarise", DISPATCH, "summary")
                        .only("void", DISPATCH, "reason");
        Steps.because(review.asks(DISPATCHER, "summarise", Map.of("summary", "x")), "");
        review.acts(DISPATCHER, "summarise", Map.of("members", List.of(LAND), "summary", "本季度"));
        steps.only("plan-measure", DISPATCH, planning).only("conclude", DISPATCH, "conclusion");
        Steps.because(review.asks(DISPATCHER, "conclude", Map.of("conclusion", "x")), "");
        Map<String, Object> later = new HashMap<>(plan);
        later.put("measure-due", "2026-08-20");
        review.acts(DISPATCHER, "plan-measure", later);
        Steps.because(review.asks(DISPATCHER, "conclude", Map.of("conclusion", "x")), "");
        JsonNode tracked = review.paper(DISPATCHER, "review-measure", "review-measure");
        steps.onlyOn(tracked, "report", AT_LAND, "result");
        review.actsOn(tracked, LAND_TEAM, "report", Map.of("result", "做了一半"));
        steps.tells("unit:natural-resources measure-planned", "post:dispatcher measure-reported")
                .onlyOn(tracked, "send-back", DISPATCH, "reason", "due")
                .onlyOn(tracked, "confirm", DISPATCH)
                .onlyOn(tracked, "drop", DISPATCH, "reason");
        review.actsOn(
                tracked, DISPATCHER, "send-back", Map.of("reason", "不够", "due", "2026-08-27"));
        steps.tells("unit:natural-resources measure-returned");
        JsonNode halfway = review.paper(DISPATCHER, "review-measure", "review-measure");
        assertThat(halfway.at("/clocks/0/running").asBoolean()).isTrue();
        assertThat(halfway.at("/clocks/0/due").asString()).startsWith("2026-08-27T17:30");
        steps.tellsAt("2026-08-27T10:00", "unit:natural-resources term-due")
                .tellsAt(
                        "2026-08-27T17:30:01",
                        "unit:natural-resources term-late",
                        "post:dispatcher term-late");

        product.clock().set("2026-08-10T09:00");

        Map<String, Object> days = Map.of("from", "2026-08-04", "until", "2026-08-05");
        steps(Matter.entry(product, Dianjiang.TENANT, "review", DISPATCHER, days))
                .due("summarise", DISPATCHER, "2026-08-24T17:30")
                .tellsAt("2026-08-24T10:00", "post:dispatcher report-due")
                .tellsAt("2026-08-24T17:30:01", "post:dispatcher report-late");
    }

    @Test
    @Clause("DJ-13")
    void studies_and_typical_cases_are_written_by_the_office() {
        // a year's days of which no other test tells
        product.clock().set("2026-08-10T09:00");
        Steps.entered(product, Dianjiang.TENANT, "study", DISPATCH, "from", "until");
        Matter study =
                Matter.entry(
                        product,
                        Dianjiang.TENANT,
                        "study",
                        DISPATCHER,
                        Map.of("from", "2026-08-01", "until", "2026-08-03"));
        steps(study)
                .toldAtFirst("post:dispatcher report-to-write")
                .only("report", DISPATCH, "root-problems", "hidden-barriers", "mechanism")
                .only("void", DISPATCH, "reason")
                .due("write", DISPATCHER, "2026-09-07T17:30")
                .tellsAt("2026-09-07T10:00", "post:dispatcher report-due")
                .tellsAt("2026-09-07T17:30:01", "post:dispatcher report-late");

        product.clock().set("2026-05-11T09:00");
        Steps.entered(
                product,
                Dianjiang.TENANT,
                "typical",
                List.of(DISPATCHER, CALLBACK, LAND_TEAM, MARKET_HANDLER, Dianjiang.HELPER),
                "kind",
                "subject",
                "praised-unit",
                "situation",
                "effect");
        Matter typical =
                Matter.entry(
                        product,
                        Dianjiang.TENANT,
                        "typical",
                        DISPATCHER,
                        Map.of(
                                "kind", "practice",
                                "subject", "逐步：典型",
                                "praised-unit", LAND,
                                "situation", "x",
                                "effect", "x"));
        steps(typical)
                .toldAtFirst("post:dispatcher to-review")
                .only("publish", DISPATCH, "anonymous")
                .only("take-down", DISPATCH, "reason");
        Steps.because(typical.asks(DISPATCHER, "publish", Map.of("anonymous", false)), "");
    }

    @Test
    @Clause("ALL-5")
    void the_reporter_adds_withdraws_rates_and_asks_again() {
        Matter matter = dianjiang.reported("逐步：反映人");
        Steps steps =
                steps(matter)
                        .only("supplement", List.of(WINDOW, DISPATCHER, CALLBACK), "supplement")
                        .only("withdraw", List.of())
                        .reporterNeeds("supplement", "supplement");
        matter.reporterAsks("supplement", Map.of("supplement", "补充")).expect(200);
        steps.tells("post:dispatcher supplemented");
        matter.acts(CALLBACK, "callback", Dianjiang.rated(5))
                .acts(DISPATCHER, "close", Dianjiang.closing());
        steps.tells("post:verifier rated", "reporter closed")
                .only("rate", List.of())
                .reporterNeeds("rate", "rating")
                .only("ask-reopen", List.of())
                .reporterNeeds("ask-reopen", "reason");
        Steps.because(matter.reporterAsks("rate", Map.of("rating", 2)), "不满意的原因");
        matter.reporterAsks("rate", Map.of("rating", 2, "comment", "太慢")).expect(200);
        steps.tells(
                "post:dispatcher rated",
                "post:verifier rated-badly",
                "post:verifier inspection-opened",
                "post:discipline-supervisor inspection-opened");
        Steps.because(matter.reporterAsks("rate", Map.of("rating", 5)), "已经评价过");
        matter.reporterAsks("ask-reopen", Map.of("reason", "又坏了")).expect(200);
        steps.tells("post:dispatcher reopen-asked")
                .only("reopen", DISPATCH)
                .only("refuse-reopen", DISPATCH, "reason");
        matter.acts(DISPATCHER, "refuse-reopen", Map.of("reason", "是另一件事"));
        steps.tells("reporter reopen-refused");
        matter.reporterAsks("ask-reopen", Map.of("reason", "不是")).expect(200);
        matter.acts(DISPATCHER, "reopen", Map.of());
        steps.tells("post:dispatcher reopen-asked", "reporter reopened");
    }

    @Test
    @Clause("ALL-5")
    void what_is_withdrawn_ends_with_all_that_was_begun_for_it() {
        Matter matter =
                dianjiang
                        .accepted("other", "level-2", "逐步：撤回")
                        .acts(DISPATCHER, "assign", Dianjiang.assigning(LAND, LABOUR))
                        .actsAt(LABOUR, LABOUR_TEAM, "sign", Map.of())
                        .acts(
                                DISPATCHER,
                                "apply-escalation",
                                Map.of("escalated-for", "policy", "issue", "x"));
        Steps steps = steps(matter);
        matter.reporterAsks("withdraw", Map.of()).expect(200);
        steps.tells(
                        "unit:natural-resources cancelled",
                        "unit:human-resources cancelled",
                        "post:dispatcher withdrawn")
                .ended(LEADER, Map.of("assignment", "cancelled", "escalation", "refused"));

        Matter asked = dianjiang.working("dare-not", "逐步：撤回取证");
        asked.actsAt(
                LAND,
                LAND_TEAM,
                "ask-evidence",
                Map.of("evidence-unit", MARKET, "issue", "x", "evidence-due", "2026-05-20"));
        asked.reporterAsks("withdraw", Map.of()).expect(200);
        steps(asked).ended(DISPATCHER, Map.of("evidence-request", "denied"));

        Matter refused = dianjiang.working("refused", "逐步：撤回典型");
        refused.actsAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved"))
                .acts(CALLBACK, "callback", Dianjiang.rated(1))
                .acts(
                        VERIFIER,
                        "name-as-typical",
                        Map.of("subject-of-notice", "x", "situation", "x", "lesson", "x"));
        refused.reporterAsks("withdraw", Map.of()).expect(200);
        steps(refused).ended(LEADER, Map.of("typical-notice", "drafted", "inspection", "opened"));
        assertThat(refused.seen(DISPATCHER).at("/fields/callback")).isEqualTo("dissatisfied");
        JsonNode inspection = refused.paper(VERIFIER, "inspection", "inspection");
        refused.actsOn(inspection, SUPERVISOR, "join", Map.of("joint-opinion", "属实"))
                .actsOn(
                        inspection,
                        VERIFIER,
                        "supervise",
                        Map.of(
                                "findings", "属实",
                                "answerable", LAND,
                                "demand", "整改",
                                "due", "2026-05-20"));
        assertThat(asked.seen(DISPATCHER).at("/fields/callback")).isEmpty();

        Matter convened = dianjiang.accepted("other", "level-1", "逐步：撤回会商");
        convened.acts(
                DISPATCHER,
                "apply-escalation",
                Map.of("escalated-for", "policy", "issue", "要突破政策"));
        convened.actsOn(
                convened.paper(LEADER, "escalation", "escalation"),
                LEADER,
                "convene",
                Map.of(
                        "held-on", "2026-05-13",
                        "place", "三楼",
                        "members", List.of(LAND),
                        "agenda", "议"));
        convened.reporterAsks("withdraw", Map.of()).expect(200);
        steps(convened).ended(LEADER, Map.of("escalation", "refused", "invitation", "over"));
    }
}
