package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Gangnan.CALLBACK;
import static org.bancheng.acceptance.Gangnan.DISPATCHER;
import static org.bancheng.acceptance.Gangnan.EXPERT;
import static org.bancheng.acceptance.Gangnan.GROUP_MEMBER;
import static org.bancheng.acceptance.Gangnan.INSPECTOR;
import static org.bancheng.acceptance.Gangnan.MARKET;
import static org.bancheng.acceptance.Gangnan.MARKET_RECEIVER;
import static org.bancheng.acceptance.Gangnan.OFFICE;
import static org.bancheng.acceptance.Gangnan.REFORM;
import static org.bancheng.acceptance.Gangnan.REFORM_HANDLER;
import static org.bancheng.acceptance.Gangnan.SPECIAL_GROUP;
import static org.bancheng.acceptance.Gangnan.STATION;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each step of Gangnan's procedure: who may take it, what has to be said, and who is told. */
class GangnanStepsTest {
    private static final List<String> DISPATCH = List.of(DISPATCHER, OFFICE);
    private static final List<String> CALLERS = List.of(DISPATCHER, OFFICE, CALLBACK);
    private static final List<String> AT_MARKET = List.of(MARKET_RECEIVER, "luoqiang");
    private static final List<String> SUPERVISION = List.of(OFFICE, INSPECTOR, GROUP_MEMBER);
    private static final String LABOUR = "human-resources";
    private static final Map<String, Object> CLOSING = Map.of("outcome", "solved", "reason", "已办好");

    private final Product product = Product.get();
    private final Gangnan gangnan = new Gangnan(product);

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    private Steps steps(Matter matter) {
        return new Steps(product, Gangnan.TENANT, matter);
    }

    private JsonNode order(Matter matter) {
        return matter.assignment(OFFICE, MARKET);
    }

    @Test
    @Clause({"GN-1", "GN-2"})
    void each_channel_asks_what_is_needed_and_is_taken_by_its_own_clerk() {
        List<String> everywhere =
                List.of(
                        "business-name",
                        "matter-kind",
                        "subject",
                        "body",
                        "reporter-name",
                        "reporter-phone");
        Map<String, List<String>> more =
                Map.of(
                        "workstation", List.of(),
                        "hotline", List.of("hotline-number", "hotline-level"),
                        "district-platform", List.of("passed-by"));
        more.forEach(
                (channel, fields) -> {
                    String clerk = channel.equals("hotline") ? Gangnan.HOTLINE : STATION;
                    for (Counties.Person person : Counties.people(Gangnan.TENANT)) {
                        Answer refused = gangnan.filing(person.username(), channel, Map.of());
                        if (person.username().equals(clerk)) {
                            Steps.needs(refused, channel, Steps.all(everywhere, fields));
                        } else {
                            Steps.notHis(refused, channel + " by " + person);
                        }
                    }
                });
        Steps.needs(
                product.anyone()
                        .post(
                                "/gangnan/api/v1/public/cases",
                                Map.of("channel", "web", "inputs", Map.of())),
                "web",
                Steps.all(everywhere, List.of()));
    }

    @Test
    @Clause({"GN-2", "GN-3", "GN-4"})
    void a_matter_is_answered_declined_or_assigned_by_those_who_dispatch() {
        Matter matter = gangnan.atTheStation("consultation", "逐步：分办");
        Steps steps =
                steps(matter)
                        .toldAtFirst("post:dispatcher filed")
                        .only("answer", List.of(STATION, DISPATCHER, OFFICE), "answer")
                        .only("decline", DISPATCH, "reason")
                        .only("refer-to-office", List.of(DISPATCHER), "dispute", "reason")
                        .only("assign", DISPATCH, "matter-kind", "category", "lead", "duty");
        matter.acts(
                DISPATCHER, "refer-to-office", Map.of("dispute", "jurisdiction", "reason", "不清"));
        steps.tells("post:office-officer lead-asked");
        Steps.because(
                matter.asks(DISPATCHER, "refer-to-office", Map.of("dispute", "law", "reason", "又")),
                "已经报办公室");
        matter.acts(OFFICE, "assign", Gangnan.assigning("consultation", MARKET));
        steps.tells("reporter assigned", "unit:market-supervision work-order");

        Matter answered = gangnan.atTheStation("consultation", "逐步：答复");
        Steps told = steps(answered);
        answered.acts(STATION, "answer", Map.of("answer", "可网上办理"));
        told.tells("reporter answered");
        assertThat(answered.seen(OFFICE).at("/fields/callback")).isEqualTo("not-called");
        Matter joined = gangnan.atTheStation("consultation", "逐步：并入");
        told = steps(joined);
        Matter main = gangnan.atTheStation("consultation", "逐步：主件");
        joined.acts(DISPATCHER, "merge", Map.of("main", main.number, "reason", "同一件事"));
        main.acts(STATION, "answer", Map.of("answer", "可网上办理"));
        Product.until("what was joined is closed", () -> joined.state(OFFICE).equals("closed"));
        told.tells("reporter merged", "reporter closed");
        assertThat(joined.seen(OFFICE).at("/fields/callback")).isEqualTo("not-called");
        Matter declined = gangnan.atTheStation("help", "逐步：不予受理");
        told = steps(declined);
        declined.acts(DISPATCHER, "decline", Map.of("reason", "不属于本区"));
        told.tells("reporter declined");

        Matter hotline = gangnan.onTheHotline("city", "逐步：初步核实");
        steps(hotline)
                .tellsAt(
                        "2026-05-12T10:00",
                        "post:dispatcher first-reply-due",
                        "post:office-officer first-reply-due")
                .tellsAt(
                        "2026-05-12T17:30:01",
                        "post:dispatcher first-reply-late",
                        "post:office-officer first-reply-late");
    }

    @Test
    @Clause({"GN-4", "GN-5", "GN-7a", "GN-7b", "GN-7c", "GN-10"})
    void an_order_is_handled_by_its_unit_and_supervised_by_those_who_are_entitled_to() {
        Matter matter = gangnan.assigned("help", "逐步：承办");
        Steps steps =
                steps(matter)
                        .onlyOn(order(matter), "sign", AT_MARKET)
                        .onlyOn(order(matter), "excuse", List.of(OFFICE), "reason")
                        .onlyOn(
                                order(matter),
                                "urge",
                                List.of(OFFICE),
                                "urged-for",
                                "demand",
                                "due")
                        .onlyOn(
                                order(matter),
                                "rectify",
                                List.of(INSPECTOR),
                                "rectified-for",
                                "demand",
                                "due")
                        .onlyOn(
                                order(matter),
                                "summon",
                                List.of(GROUP_MEMBER),
                                "summoned-for",
                                "grave",
                                "demand",
                                "due");
        matter.actsAt(MARKET, MARKET_RECEIVER, "sign", Map.of());
        steps.onlyOn(order(matter), "contact", AT_MARKET, "result")
                .onlyOn(order(matter), "note-progress", AT_MARKET, "progress")
                .onlyOn(order(matter), "report", AT_MARKET, "outcome", "result", "explanation")
                .onlyOn(order(matter), "submit", AT_MARKET, "issue")
                .onlyOn(order(matter), "consult-expert", AT_MARKET, "field", "expert", "issue")
                .onlyOn(order(matter), "ask-extension", AT_MARKET, "days", "reason")
                .onlyOn(order(matter), "grant-extension", List.of(OFFICE), "days")
                .onlyOn(order(matter), "refuse-extension", List.of(OFFICE), "reason");
        Map<String, Object> asked = Map.of("days", 2, "reason", "等批复");
        for (int days : new int[] {-5, 0, 31, 999}) {
            Steps.because(
                    matter.asksAt(
                            MARKET,
                            MARKET_RECEIVER,
                            "ask-extension",
                            Map.of("days", days, "reason", "x")),
                    "1 到 30");
        }
        matter.actsAt(MARKET, MARKET_RECEIVER, "ask-extension", asked);
        steps.tells("post:office-officer extension-asked");
        Steps.because(
                matter.asksAt(MARKET, MARKET_RECEIVER, "ask-extension", asked), "前一次延期申请还在审核");
        for (int days : new int[] {0, 31}) {
            Steps.because(
                    matter.asksAt(MARKET, OFFICE, "grant-extension", Map.of("days", days)),
                    "1 到 30");
        }
        matter.actsAt(MARKET, OFFICE, "refuse-extension", Map.of("reason", "时间够"));
        steps.tells("unit:market-supervision extension-refused");
        assertThat(order(matter).at("/fields/days").asInt()).as("none of them").isZero();
        Steps.because(
                matter.asksAt(MARKET, OFFICE, "refuse-extension", Map.of("reason", "x")), "没有待审");
        matter.actsAt(MARKET, MARKET_RECEIVER, "ask-extension", asked)
                .actsAt(MARKET, OFFICE, "grant-extension", Map.of("days", 2));
        steps.tells(
                "post:office-officer extension-asked", "unit:market-supervision extension-granted");
        matter.actsAt(MARKET, MARKET_RECEIVER, "consult-expert", gangnan.consulting("能否容缺"));
        steps.tells("unit:expert-pool expert-asked");
        JsonNode opinion = matter.paper(EXPERT, "expert-opinion", "expert-opinion");
        steps.onlyOn(opinion, "promise", List.of(EXPERT), "confidential")
                .onlyOn(opinion, "decline", List.of(EXPERT), "reason");
        matter.actsOn(opinion, EXPERT, "promise", Map.of("confidential", true));
        steps.onlyOn(opinion, "give", List.of(EXPERT), "opinion");
        matter.actsOn(opinion, EXPERT, "give", Map.of("opinion", "可以"));
        steps.tells("unit:market-supervision expert-answered");
        matter.actsAt(MARKET, MARKET_RECEIVER, "contact", Map.of("result", "已联系"))
                .actsAt(MARKET, MARKET_RECEIVER, "report", Gangnan.result());
        steps.tells("reporter unit-reported", "post:callback-officer to-call-back")
                .onlyOn(order(matter), "return-report", CALLERS, "reason", "due")
                .onlyOn(order(matter), "redo", CALLERS, "reason");
        matter.actsAt(
                MARKET, CALLBACK, "return-report", Map.of("reason", "没有附件", "due", "2026-05-13"));
        steps.tells("unit:market-supervision redo");
    }

    @Test
    @Clause({"GN-4", "GN-7a", "GN-7b"})
    void a_unit_is_told_that_its_time_runs_out_and_that_it_has() {
        // a unit of which no other test lets anything be late, so that nothing is repeated
        Matter matter =
                gangnan.atTheStation("consultation", "逐步：期限提醒")
                        .acts(DISPATCHER, "assign", Gangnan.assigning("consultation", LABOUR));
        Steps steps = steps(matter);
        Steps.because(matter.asksAt(LABOUR, OFFICE, "excuse", Map.of("reason", "x")), "没有超过签收期限");
        steps.tellsAt("2026-05-12T17:30:01", "unit:human-resources sign-late");
        matter.actsAt(LABOUR, OFFICE, "excuse", Map.of("reason", "系统割接"));
        steps.tells("unit:human-resources excused");
        Steps.because(matter.asksAt(LABOUR, OFFICE, "excuse", Map.of("reason", "x")), "理由已经认可");
        steps.tellsAt("2026-05-14T10:00", "unit:human-resources term-due")
                .tellsAt("2026-05-14T17:30:01", "unit:human-resources term-late");

        product.clock().set("2026-05-11T09:00");
        steps(gangnan.signed("help", "逐步：联系提醒"))
                .tellsAt("2026-05-12T10:00", "unit:market-supervision contact-due")
                .tellsAt("2026-05-12T17:30:01", "unit:market-supervision contact-due");

        product.clock().set("2026-05-11T09:00");
        Matter returned = gangnan.reported("report", "逐步：重报提醒");
        returned.actsAt(
                MARKET, DISPATCHER, "return-report", Map.of("reason", "x", "due", "2026-05-13"));
        steps(returned)
                .tellsAt("2026-05-13T10:00", "unit:market-supervision term-due")
                .tellsAt("2026-05-13T17:30:01", "unit:market-supervision term-late");
    }

    @Test
    @Clause("GN-6")
    void who_is_not_called_back_in_time_is_called_to_mind() {
        steps(gangnan.reported("help", "逐步：回访提醒"))
                .tellsAt("2026-05-12T10:00", "post:callback-officer to-call-back")
                .tellsAt(
                        "2026-05-12T17:30:01",
                        "post:callback-officer to-call-back",
                        "post:office-officer to-call-back");
    }

    @Test
    @Clause("GN-6")
    void a_reasonable_dissatisfaction_is_sent_back_and_the_second_time_escalated_by_the_office() {
        Matter matter = gangnan.reported("help", "逐步：两次不满意");
        Steps steps = steps(matter);
        matter.acts(CALLBACK, "callback", Gangnan.dissatisfied(true));
        steps.due("dissatisfied", OFFICE, "2026-05-12T17:30")
                .tellsAt("2026-05-12T10:00", "post:dispatcher to-redo")
                .tellsAt("2026-05-12T17:30:01", "post:dispatcher to-redo");
        product.clock().set("2026-05-13T09:00");
        matter.actsAt(MARKET, DISPATCHER, "redo", Map.of("reason", "x"));
        assertThat(matter.clock(OFFICE, "dissatisfied").at("/running").asBoolean()).isFalse();
        steps.tells("unit:market-supervision redo");
        matter.actsAt(MARKET, MARKET_RECEIVER, "report", Gangnan.result())
                .acts(CALLBACK, "callback", Gangnan.dissatisfied(true));
        steps.tells(
                "reporter unit-reported",
                "post:callback-officer to-call-back",
                "post:office-officer to-escalate");
        Steps.because(matter.asks(DISPATCHER, "close", CLOSING), "由工作小组办公室");
        Steps.because(matter.asksAt(MARKET, DISPATCHER, "redo", Map.of("reason", "x")), "由工作小组办公室");
        steps.due("dissatisfied", OFFICE, "2026-05-14T17:30")
                .tellsAt("2026-05-14T10:00", "post:office-officer to-escalate")
                .tellsAt("2026-05-14T17:30:01", "post:office-officer to-escalate");
        matter.acts(OFFICE, "escalate", Map.of("reason", "二次办理仍不满意"));
        assertThat(matter.clock(OFFICE, "dissatisfied").at("/running").asBoolean()).isFalse();
        steps.tells(
                "post:special-group-member escalated",
                "post:special-group-member coordination-submitted");
        matter.acts(CALLBACK, "callback", Gangnan.dissatisfied(true));
        steps.tells();
        steps.due("dissatisfied", OFFICE, "2026-05-15T17:30")
                .tellsAt("2026-05-15T09:00", "post:dispatcher to-redo")
                .tellsAt("2026-05-15T17:30:01", "post:dispatcher to-redo");
        matter.acts(CALLBACK, "callback", Gangnan.satisfied());
        assertThat(matter.clock(OFFICE, "dissatisfied").at("/running").asBoolean()).isFalse();

        product.clock().set("2026-05-11T09:00");
        Matter slander = gangnan.reported("help", "逐步：不满意是恶意");
        slander.acts(CALLBACK, "callback", Gangnan.dissatisfied(true))
                .acts(
                        GROUP_MEMBER,
                        "judge-malicious",
                        Map.of("malice", "slander", "referred-to", "police", "reason", "捏造"));
        assertThat(slander.clock(OFFICE, "dissatisfied").at("/running").asBoolean()).isFalse();
        Matter unreasonable = gangnan.reported("help", "逐步：不合理的不满意");
        unreasonable.acts(CALLBACK, "callback", Gangnan.dissatisfied(false));
        assertThat(unreasonable.seen(OFFICE).list("/clocks"))
                .noneMatch(clock -> clock.at("/name").asString().equals("dissatisfied"));
    }

    @Test
    @Clause({"GN-7a", "GN-7b", "GN-7c"})
    void a_letter_is_answered_by_its_unit_and_settled_by_whoever_sent_it() {
        List<String> roles = List.of("urge", "rectify", "summon");
        List<String> posts = List.of("office-officer", "inspector", "group-member");
        for (String role : roles) {
            String sender = SUPERVISION.get(roles.indexOf(role));
            Matter matter = gangnan.signed("help", "逐步：文书 " + role);
            matter.reporterAsks("supplement", Map.of("supplement", "还没有人来")).expect(200);
            matter.reporterAsks("supplement", Map.of("supplement", "仍然没有")).expect(200);
            Steps steps = steps(matter);
            Map<String, Object> form = new HashMap<>();
            form.put("demand", "限期办结");
            form.put("due", "2026-05-20");
            switch (role) {
                case "urge" -> form.put("urged-for", "repeated");
                case "rectify" -> form.put("rectified-for", "shirking");
                default -> {
                    form.put("summoned-for", "dereliction");
                    form.put("grave", true);
                }
            }
            matter.actsAt(MARKET, sender, role, form);
            steps.tells("unit:market-supervision letter-sent");
            JsonNode letter = matter.paper(OFFICE, "letter", role);
            steps.onlyOn(letter, "receive", AT_MARKET).onlyOn(letter, "reply", AT_MARKET, "reply");
            matter.actsOn(letter, MARKET_RECEIVER, "reply", Map.of("reply", "已整改"));
            steps.tells("post:" + posts.get(roles.indexOf(role)) + " letter-replied")
                    .onlyOn(letter, "close", SUPERVISION)
                    .onlyOn(letter, "return-reply", SUPERVISION, "reason", "due")
                    .onlyOn(letter, "withdraw", SUPERVISION, "reason");
            Map<String, Object> again = Map.of("reason", "再报", "due", "2026-05-27");
            SUPERVISION.stream()
                    .filter(other -> !other.equals(sender))
                    .forEach(
                            other -> {
                                Steps.because(
                                        matter.asksOn(letter, other, "close", Map.of()), "谁发的文书");
                                Steps.because(
                                        matter.asksOn(letter, other, "return-reply", again),
                                        "谁发的文书");
                                Steps.because(
                                        matter.asksOn(
                                                letter, other, "withdraw", Map.of("reason", "x")),
                                        "谁发的文书");
                            });
            matter.actsOn(letter, sender, "return-reply", again);
            steps.tells("unit:market-supervision letter-returned");
            assertThat(matter.paper(OFFICE, "letter", role).at("/clocks/0/running").asBoolean())
                    .as("it has a term again")
                    .isTrue();
            assertThat(matter.paper(OFFICE, "letter", role).at("/clocks/0/due").asString())
                    .startsWith("2026-05-27T17:30");
            matter.actsOn(letter, MARKET_RECEIVER, "reply", Map.of("reply", "已整改到位"))
                    .actsOn(letter, sender, "close", Map.of())
                    .actsAt(MARKET, sender, role, form);
            steps.tells(
                    "post:" + posts.get(roles.indexOf(role)) + " letter-replied",
                    "unit:market-supervision letter-sent");
            matter.actsOn(
                    matter.paper(OFFICE, "letter", role),
                    sender,
                    "withdraw",
                    Map.of("reason", "发错了"));
            steps.tells("unit:market-supervision letter-withdrawn");
        }
        Matter unanswered = gangnan.working("report", "逐步：文书逾期");
        unanswered.actsAt(
                MARKET,
                INSPECTOR,
                "rectify",
                Map.of("rectified-for", "shirking", "demand", "整改", "due", "2026-05-13"));
        steps(unanswered)
                .tellsAt("2026-05-13T10:00", "unit:market-supervision term-due")
                .tellsAt(
                        "2026-05-13T17:30:01",
                        "unit:market-supervision term-late",
                        "post:office-officer term-late");
    }

    @Test
    @Clause({"GN-5", "GN-6"})
    void what_is_not_solved_goes_to_the_special_group_and_what_is_is_called_back_and_closed() {
        Matter matter = gangnan.reported("help", "逐步：回访和提级");
        Steps steps =
                steps(matter)
                        .only("callback", CALLERS, "reached")
                        .only("close", DISPATCH, "outcome", "reason")
                        .only("escalate", List.of(OFFICE), "reason");
        Map<String, Object> judged = new HashMap<>(Gangnan.satisfied());
        judged.put("reasonable", true);
        Steps.because(matter.asks(CALLBACK, "callback", judged), "只有不满意的");
        matter.acts(CALLBACK, "callback", Gangnan.dissatisfied(true))
                .actsAt(MARKET, DISPATCHER, "redo", Map.of("reason", "x"));
        steps.tells("unit:market-supervision redo");
        matter.actsAt(MARKET, MARKET_RECEIVER, "report", Gangnan.result());
        steps.tells("reporter unit-reported", "post:callback-officer to-call-back");
        matter.acts(CALLBACK, "callback", Gangnan.dissatisfied(true))
                .acts(OFFICE, "escalate", Map.of("reason", "二次办理仍不满意"));
        steps.tells(
                "post:office-officer to-escalate",
                "post:special-group-member escalated",
                "post:special-group-member coordination-submitted");
        Steps.because(matter.asks(OFFICE, "escalate", Map.of("reason", "x")), "已经提级");
        JsonNode hard = matter.paper(SPECIAL_GROUP, "coordination", "escalated");
        List<String> group = List.of(SPECIAL_GROUP);
        steps.onlyOn(hard, "settle", group, "resolution").onlyOn(hard, "return", group, "reason");
        matter.actsOn(hard, SPECIAL_GROUP, "settle", Map.of("resolution", "由发改局核定"));
        steps.onlyOn(hard, "add-task", group, "task-unit", "duty").onlyOn(hard, "finish", group);
        Steps.because(matter.asksOn(hard, SPECIAL_GROUP, "finish", Map.of()), "没有分解出任务");
        matter.actsOn(hard, SPECIAL_GROUP, "add-task", Map.of("task-unit", REFORM, "duty", "核定"));
        steps.tells("unit:development-reform work-order");
        matter.actsOn(hard, SPECIAL_GROUP, "finish", Map.of())
                .actsAt(REFORM, REFORM_HANDLER, "sign", Map.of())
                .actsAt(REFORM, REFORM_HANDLER, "contact", Map.of("result", "已联系"))
                .actsAt(REFORM, REFORM_HANDLER, "report", Gangnan.result())
                .acts(CALLBACK, "callback", Gangnan.satisfied());
        steps.tells("reporter unit-reported", "post:callback-officer to-call-back");
        matter.acts(DISPATCHER, "close", CLOSING);
        steps.tells("reporter closed").only("follow-up-rating", CALLERS, "reached", "opinion");
        Steps.because(
                matter.asks(CALLBACK, "follow-up-rating", Map.of("reached", true, "opinion", "x")),
                "不满意的才做差评回访");
    }

    @Test
    @Clause({"GN-5", "GN-6"})
    void what_the_special_group_returns_is_called_back_as_soon_as_all_have_reported() {
        Matter matter =
                gangnan.atTheStation("help", "逐步：专责组退回")
                        .acts(OFFICE, "assign", Gangnan.assigning("help", MARKET, REFORM));
        for (String unit : List.of(MARKET, REFORM)) {
            String handler = unit.equals(MARKET) ? MARKET_RECEIVER : REFORM_HANDLER;
            matter.actsAt(unit, handler, "sign", Map.of())
                    .actsAt(unit, handler, "contact", Map.of("result", "已联系"));
        }
        matter.actsAt(MARKET, MARKET_RECEIVER, "submit", Map.of("issue", "互为前置"))
                .actsAt(MARKET, MARKET_RECEIVER, "report", Gangnan.result())
                .actsAt(REFORM, REFORM_HANDLER, "report", Gangnan.result());
        assertThat(matter.state(OFFICE)).as("the group has it still").isEqualTo("handling");
        matter.actsOn(
                matter.paper(SPECIAL_GROUP, "coordination", "submitted"),
                SPECIAL_GROUP,
                "return",
                Map.of("reason", "两家已谈妥"));
        assertThat(matter.state(OFFICE)).isEqualTo("verifying");
    }

    @Test
    @Clause("GN-5")
    void the_units_at_work_are_told_what_the_special_group_settled_or_returned() {
        Matter matter =
                gangnan.atTheStation("help", "逐步：专责组告知")
                        .acts(OFFICE, "assign", Gangnan.assigning("help", MARKET, REFORM))
                        .actsAt(MARKET, MARKET_RECEIVER, "sign", Map.of());
        Steps steps = steps(matter);
        for (String answer : List.of("return", "settle")) {
            matter.actsAt(MARKET, MARKET_RECEIVER, "submit", Map.of("issue", "互为前置"));
            steps.tells("post:special-group-member coordination-submitted");
            String field = answer.equals("return") ? "reason" : "resolution";
            matter.actsOn(
                    matter.paper(SPECIAL_GROUP, "coordination", "submitted"),
                    SPECIAL_GROUP,
                    answer,
                    Map.of(field, "两家先会商"));
            String told = answer.equals("return") ? "returned" : "settled";
            steps.tells(
                    "unit:market-supervision coordination-" + told,
                    "unit:development-reform coordination-" + told);
        }
    }

    @Test
    @Clause({"GN-11", "ALL-5"})
    void the_reporter_adds_withdraws_rates_and_asks_again_and_others_only_record_and_decide() {
        Matter matter = gangnan.reported("help", "逐步：反映人");
        Steps steps =
                steps(matter)
                        .only("supplement", List.of(STATION, DISPATCHER, OFFICE), "supplement")
                        .only("withdraw", List.of())
                        .reporterNeeds("supplement", "supplement");
        matter.reporterAsks("supplement", Map.of("supplement", "补充")).expect(200);
        steps.tells("post:dispatcher supplemented", "post:office-officer supplemented");
        matter.acts(CALLBACK, "callback", Gangnan.satisfied()).acts(DISPATCHER, "close", CLOSING);
        steps.tells("reporter closed")
                .only("rate", List.of())
                .reporterNeeds("rate", "rating")
                .only("ask-reopen", List.of())
                .reporterNeeds("ask-reopen", "reason");
        Steps.because(matter.reporterAsks("rate", Map.of("rating", 2)), "不满意的原因");
        matter.reporterAsks("rate", Map.of("rating", 2, "comment", "太慢")).expect(200);
        steps.tells(
                "post:dispatcher rated",
                "post:office-officer rated",
                "post:callback-officer rated-badly");
        Steps.because(matter.reporterAsks("rate", Map.of("rating", 5)), "已经评价过");
        matter.reporterAsks("ask-reopen", Map.of("reason", "又坏了")).expect(200);
        steps.tells("post:dispatcher reopen-asked", "post:office-officer reopen-asked")
                .only("reopen", DISPATCH)
                .only("refuse-reopen", DISPATCH, "reason");
        matter.acts(DISPATCHER, "refuse-reopen", Map.of("reason", "是另一件事"));
        steps.tells("reporter reopen-refused");
        matter.reporterAsks("ask-reopen", Map.of("reason", "不是另一件事")).expect(200);
        matter.acts(DISPATCHER, "reopen", Map.of());
        steps.tells(
                "post:dispatcher reopen-asked",
                "post:office-officer reopen-asked",
                "reporter reopened");
    }

    @Test
    @Clause({"ALL-5"})
    void what_is_withdrawn_ends_with_all_that_was_begun_for_it() {
        Matter matter =
                gangnan.atTheStation("complaint", "逐步：撤回")
                        .acts(OFFICE, "assign", Gangnan.assigning("complaint", MARKET, REFORM))
                        .actsAt(MARKET, MARKET_RECEIVER, "sign", Map.of())
                        .actsAt(MARKET, MARKET_RECEIVER, "submit", Map.of("issue", "互为前置"))
                        .actsAt(MARKET, MARKET_RECEIVER, "consult-expert", gangnan.consulting("x"))
                        .actsAt(
                                MARKET,
                                INSPECTOR,
                                "rectify",
                                Map.of(
                                        "rectified-for",
                                        "shirking",
                                        "demand",
                                        "整改",
                                        "due",
                                        "2026-05-20"));
        Steps steps = steps(matter);
        matter.reporterAsks("withdraw", Map.of()).expect(200);
        steps.tells(
                "unit:market-supervision cancelled",
                "unit:development-reform cancelled",
                "post:dispatcher withdrawn",
                "post:office-officer withdrawn");
        steps.ended(
                OFFICE,
                Map.of(
                        "assignment", "cancelled",
                        "coordination", "returned",
                        "letter", "sent",
                        "expert-opinion", "declined"));
        JsonNode notice = matter.paper(INSPECTOR, "letter", "rectify");
        matter.actsOn(notice, MARKET_RECEIVER, "reply", Map.of("reply", "已整改"))
                .actsOn(notice, INSPECTOR, "close", Map.of());
        matter.acts(
                        GROUP_MEMBER,
                        "judge-malicious",
                        Map.of("malice", "slander", "referred-to", "police", "reason", "捏造"))
                .acts(GROUP_MEMBER, "withdraw-judgement", Map.of("reason", "有新证据"));

        Matter urged = gangnan.working("report", "逐步：撤回已敦促的");
        urged.reporterAsks("supplement", Map.of("supplement", "一")).expect(200);
        urged.reporterAsks("supplement", Map.of("supplement", "二")).expect(200);
        urged.actsAt(
                MARKET,
                OFFICE,
                "urge",
                Map.of("urged-for", "repeated", "demand", "抓紧", "due", "2026-05-20"));
        urged.reporterAsks("withdraw", Map.of()).expect(200);
        steps(urged).ended(OFFICE, Map.of("letter", "withdrawn"));
    }

    @Test
    @Clause({"GN-6", "GN-10"})
    void what_has_ended_is_not_sent_back() {
        Matter matter =
                gangnan.atTheStation("help", "逐步：已经结束")
                        .acts(OFFICE, "assign", Gangnan.assigning("help", MARKET, REFORM));
        for (String unit : List.of(MARKET, REFORM)) {
            String handler = unit.equals(MARKET) ? MARKET_RECEIVER : REFORM_HANDLER;
            matter.actsAt(unit, handler, "sign", Map.of())
                    .actsAt(unit, handler, "contact", Map.of("result", "已联系"))
                    .actsAt(unit, handler, "report", Gangnan.result());
        }
        matter.acts(CALLBACK, "callback", Gangnan.dissatisfied(true))
                .actsAt(REFORM, DISPATCHER, "redo", Map.of("reason", "x"));
        matter.reporterAsks("withdraw", Map.of()).expect(200);
        Steps.because(matter.asksAt(MARKET, DISPATCHER, "redo", Map.of("reason", "x")), "已经结束");

        Matter hard = gangnan.reported("help", "逐步：难的结束");
        hard.acts(CALLBACK, "callback", Gangnan.dissatisfied(true))
                .actsAt(MARKET, DISPATCHER, "redo", Map.of("reason", "x"))
                .actsAt(MARKET, MARKET_RECEIVER, "report", Gangnan.result())
                .acts(CALLBACK, "callback", Gangnan.dissatisfied(true))
                .acts(OFFICE, "escalate", Map.of("reason", "x"))
                .acts(CALLBACK, "callback", Gangnan.dissatisfied(true));
        assertThat(hard.seen(OFFICE).at("/fields/dissatisfied")).isEqualTo("2");
    }

    @Test
    @Clause("GN-11")
    void what_is_told_of_retaliation_is_for_the_inspectors_and_malice_for_the_work_group() {
        Matter matter = gangnan.assigned("complaint", "逐步：保护");
        Steps steps =
                steps(matter)
                        .only("tell-interference", List.of())
                        .reporterNeeds("tell-interference", "interference", "what-happened")
                        .only(
                                "record-interference",
                                List.of(INSPECTOR),
                                "interference",
                                "what-happened")
                        .only(
                                "judge-malicious",
                                List.of(GROUP_MEMBER),
                                "malice",
                                "referred-to",
                                "reason")
                        .only("withdraw-judgement", List.of(GROUP_MEMBER), "reason");
        matter.reporterAsks(
                        "tell-interference",
                        Map.of("interference", "retaliation", "what-happened", "x"))
                .expect(200);
        steps.tells("post:inspector interference-told");
        JsonNode told = matter.paper(INSPECTOR, "protection", "protection");
        List<String> inspectors = List.of(INSPECTOR);
        steps.onlyOn(told, "take-up", inspectors)
                .onlyOn(told, "note", List.of(INSPECTOR, GROUP_MEMBER), "progress");
        matter.actsOn(told, INSPECTOR, "take-up", Map.of());
        steps.onlyOn(told, "refer", inspectors, "reason")
                .onlyOn(told, "stop", inspectors, "result", "explanation")
                .onlyOn(told, "unfounded", inspectors, "result", "explanation");
        matter.actsOn(told, INSPECTOR, "refer", Map.of("reason", "影响恶劣"));
        steps.tells("post:group-member interference-grave");
        Map<String, Object> answer = Map.of("result", "属实", "explanation", "已制止");
        matter.actsOn(told, INSPECTOR, "stop", answer);
        steps.tells("reporter interference-settled");
        matter.acts(
                INSPECTOR,
                "record-interference",
                Map.of("interference", "suppression", "what-happened", "电话说的"));
        steps.tells("post:inspector interference-told");
        JsonNode recorded = matter.paper(INSPECTOR, "protection", "protection");
        matter.actsOn(recorded, INSPECTOR, "take-up", Map.of())
                .actsOn(recorded, INSPECTOR, "unfounded", answer);
        steps.tells("reporter interference-settled");
        matter.acts(
                GROUP_MEMBER,
                "judge-malicious",
                Map.of("malice", "slander", "referred-to", "police", "reason", "捏造"));
        steps.tells("reporter malice-judged");
        matter.acts(GROUP_MEMBER, "withdraw-judgement", Map.of("reason", "有新证据"));
        steps.tells("reporter malice-withdrawn");

        Matter late = gangnan.atTheStation("complaint", "逐步：着手核查");
        late.acts(
                INSPECTOR,
                "record-interference",
                Map.of("interference", "suppression", "what-happened", "x"));
        steps(late)
                .tellsAt(
                        "2026-05-12T10:00",
                        "post:inspector interference-due",
                        "post:dispatcher first-reply-due",
                        "post:office-officer first-reply-due")
                .tellsAt(
                        "2026-05-12T17:30:01",
                        "post:inspector interference-due",
                        "post:group-member interference-due",
                        "post:dispatcher first-reply-late",
                        "post:office-officer first-reply-late");
    }

    @Test
    @Clause("GN-8")
    void bulletins_and_rankings_are_written_by_the_office_in_time_and_told_to_whom_they_concern() {
        // a month of which no other test tells, and that no clock of theirs leaves behind
        product.clock().set("2024-11-18T09:00");
        Map<String, Object> month = Map.of("from", "2024-11-01", "until", "2024-11-03");
        Steps.entered(
                product, Gangnan.TENANT, "bulletin", List.of(OFFICE, INSPECTOR), "from", "until");
        Matter bulletin = Matter.entry(product, Gangnan.TENANT, "bulletin", OFFICE, month);
        Steps steps =
                steps(bulletin)
                        .only("publish", List.of(OFFICE), "findings", "demands")
                        .only("void", List.of(OFFICE), "reason")
                        .toldAtFirst("post:office-officer report-to-write");
        bulletin.acts(OFFICE, "publish", Map.of("findings", "平稳", "demands", "抓紧"));
        steps.tells(
                        "post:receiver bulletin-published",
                        "post:handler bulletin-published",
                        "post:lead-handler bulletin-published",
                        "post:group-member bulletin-published")
                .only("file", List.of(OFFICE));
        steps.only(
                "appeal",
                List.of(
                        MARKET_RECEIVER,
                        "luoqiang",
                        "panhong",
                        REFORM_HANDLER,
                        "weitao",
                        "gandong"),
                "appealing-unit",
                "reason");
        Steps.because(bulletin.asks(OFFICE, "file", Map.of()), "申诉期还没有过");
        bulletin.acts(
                REFORM_HANDLER, "appeal", Map.of("appealing-unit", REFORM, "reason", "市里退回的"));
        steps.tells("post:office-officer appeal-raised");
        JsonNode appeal = bulletin.paper(OFFICE, "appeal", "appeal");
        steps.onlyOn(appeal, "uphold", List.of(OFFICE), "correction")
                .onlyOn(appeal, "refuse", List.of(OFFICE), "explanation");
        bulletin.actsOn(appeal, OFFICE, "refuse", Map.of("explanation", "数字无误"));
        steps.tells("unit:development-reform appeal-answered");
        Steps.because(
                bulletin.asks(
                        REFORM_HANDLER,
                        "appeal",
                        Map.of("appealing-unit", REFORM, "reason", "另一件")),
                "申诉过");
        bulletin.acts(MARKET_RECEIVER, "appeal", Map.of("appealing-unit", MARKET, "reason", "另一件"));
        bulletin.actsOn(
                bulletin.paper(OFFICE, "appeal", "appeal"),
                OFFICE,
                "uphold",
                Map.of("correction", "更正"));
        steps.tells("post:office-officer appeal-raised", "unit:market-supervision appeal-answered");

        Map<String, Object> year = Map.of("from", "2024-11-01", "until", "2024-11-03");
        Steps.entered(product, Gangnan.TENANT, "ranking", List.of(OFFICE), "from", "until");
        Matter ranking = Matter.entry(product, Gangnan.TENANT, "ranking", OFFICE, year);
        Steps written =
                steps(ranking)
                        .only("publish", List.of(OFFICE), "findings", "assessed-by")
                        .only("void", List.of(OFFICE), "reason")
                        .toldAtFirst("post:office-officer report-to-write")
                        .due("write", OFFICE, "2024-12-16T17:30");
        ranking.acts(OFFICE, "publish", Map.of("findings", "全年", "assessed-by", "work-group"));
        written.tells("post:group-member bulletin-published");

        Matter forgotten =
                Matter.entry(
                        product,
                        Gangnan.TENANT,
                        "bulletin",
                        OFFICE,
                        Map.of("from", "2024-11-04", "until", "2024-11-05"));
        steps(forgotten)
                .due("write", OFFICE, "2024-11-25T17:30")
                .tellsAt("2024-11-25T10:00", "post:office-officer report-due")
                .tellsAt("2024-11-25T17:30:01", "post:office-officer report-late");
        product.clock().set("2024-11-18T09:00");
        Matter unranked =
                Matter.entry(
                        product,
                        Gangnan.TENANT,
                        "ranking",
                        OFFICE,
                        Map.of("from", "2024-11-04", "until", "2024-11-05"));
        steps(unranked)
                .tellsAt("2024-12-16T10:00", "post:office-officer report-due")
                .tellsAt("2024-12-16T17:30:01", "post:office-officer report-late");
    }

    @Test
    @Clause("GN-10")
    void the_pool_of_experts_and_the_trainings_are_kept_by_the_office() {
        Steps.entered(
                product,
                Gangnan.TENANT,
                "pool-expert",
                List.of(OFFICE),
                "subject",
                "field",
                "employer",
                "strength");
        Matter expert =
                Matter.entry(product, Gangnan.TENANT, "pool-expert", OFFICE, Gangnan.pooled("覃工"));
        Steps pool =
                steps(expert)
                        .only("admit", List.of(OFFICE), "promised")
                        .only("amend", List.of(OFFICE), "field", "employer", "strength")
                        .only("retire", List.of(OFFICE), "reason");
        Steps.because(expert.asks(OFFICE, "admit", Map.of("promised", false)), "保密承诺");
        expert.acts(OFFICE, "admit", Map.of("promised", true))
                .acts(OFFICE, "retire", Map.of("reason", "调离"));
        pool.only("restore", List.of(OFFICE));

        Steps.entered(
                product,
                Gangnan.TENANT,
                "training",
                List.of(OFFICE),
                "subject",
                "held-on",
                "content");
        Matter training =
                Matter.entry(
                        product,
                        Gangnan.TENANT,
                        "training",
                        OFFICE,
                        Map.of("subject", "保密教育", "held-on", "2026-05-20", "content", "保密规定"));
        steps(training)
                .only("record", List.of(OFFICE), "participants")
                .only("drop", List.of(OFFICE), "reason");
        Map<String, Object> present = Map.of("participants", "全体窗口人员");
        product.clock().set("2026-05-19T23:59");
        Steps.because(training.asks(OFFICE, "record", present), "还没有到举办日期");
        product.clock().set("2026-05-20T09:00");
        training.acts(OFFICE, "record", present);
    }
}
