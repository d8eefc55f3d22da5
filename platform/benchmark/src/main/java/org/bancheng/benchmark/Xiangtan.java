package org.bancheng.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.Holding;

/** Xiangtan's shipped folder: its people, and what they write at each step. */
final class Xiangtan {
    static final String FOLDER = "xiangtan";
    static final String PREFIX = "XT";

    static final Person WINDOW = new Person("liuyang", "刘洋", "window-specialist", "county-hall");
    static final Person HOTLINE = new Person("tanjing", "谭静", "hotline-seat", "hotline-12345");
    static final Person DISPATCHER = new Person("zhangmin", "张敏", "dispatcher", "task-force");
    static final Person CALLER = new Person("zhoulan", "周岚", "callback-officer", "task-force");
    static final Person ADMINISTRATOR =
            new Person("heqing", "何清", "administrator", "approval-bureau");
    static final Person LEAD = new Person("chenguohua", "陈国华", "task-force-lead", "task-force");

    /**
     * Those who handle, each with how many of 821 messages to local leaders fall to a field like
     * his.
     */
    private static final List<Share> HANDLERS =
            List.of(
                    handler("lijianguo", "李建国", "natural-resources", 179),
                    handler("yangbo", "杨波", "human-resources", 161),
                    handler("xiejun", "谢军", "civil-affairs", 145),
                    handler("tangrui", "唐锐", "market-supervision", 108),
                    handler("dengli", "邓丽", "medical-insurance", 90),
                    handler("huangwei", "黄伟", "housing", 71),
                    handler("wufang", "吴芳", "public-security", 67));

    private static final List<String> CATEGORIES =
            List.of(
                    "homestead",
                    "real-estate-registration",
                    "pension",
                    "labour-dispute",
                    "household-registration",
                    "property-management",
                    "construction-permit",
                    "employment",
                    "work-injury",
                    "identity-card");

    private Xiangtan() {}

    record Person(String username, String name, String post, String unit) {
        Actor actor() {
            return Actor.staff(username, name, List.of(new Holding(post, unit)));
        }
    }

    private record Share(Person handler, int cases) {}

    private static Share handler(String username, String name, String unit, int cases) {
        return new Share(new Person(username, name, "handler", unit), cases);
    }

    /** The one with the most to do. */
    static Person busiestHandler() {
        return HANDLERS.getFirst().handler();
    }

    static Person someHandler(RandomGenerator random) {
        int drawn = random.nextInt(HANDLERS.stream().mapToInt(Share::cases).sum());
        for (Share one : HANDLERS) {
            drawn -= one.cases();
            if (drawn < 0) {
                return one.handler();
            }
        }
        throw new IllegalStateException("drawn beyond the last");
    }

    static Map<String, Object> matter(String subject, String body, String name, String phone) {
        Map<String, Object> form = new HashMap<>();
        form.put("subject", subject);
        form.put("body", body);
        form.put("matter-kind", "complaint");
        form.put("origin", "reported");
        form.put("reporter-kind", "citizen");
        form.put("reporter-name", name);
        form.put("reporter-phone", phone);
        return form;
    }

    static Map<String, Object> answer(RandomGenerator random) {
        return Map.of("answer", "材料清单和办理地点已一次告知", "failure-cause", cause(random));
    }

    static Map<String, Object> triage(RandomGenerator random) {
        return Map.of(
                "level",
                "level-2",
                "complexity",
                random.nextInt(4) == 0 ? "complex" : "ordinary",
                "domain",
                "public-service",
                "category",
                CATEGORIES.get(random.nextInt(CATEGORIES.size())));
    }

    static Map<String, Object> assignment(Person lead) {
        return Map.of("lead", lead.unit(), "duty", "核查原因，能内部调取的材料不得再要群众提供");
    }

    static Map<String, Object> assignment(Person lead, Person other) {
        Map<String, Object> form = new HashMap<>(assignment(lead));
        form.put("co-handling", List.of(other.unit()));
        return form;
    }

    static Map<String, Object> result() {
        return Map.of("outcome", "solved", "result", "已补办", "explanation", "材料已由我局内部调取，证书可来窗口领取。");
    }

    static Map<String, Object> satisfied() {
        return Map.of("verification", "已核实", "reached", true, "satisfaction", "satisfied");
    }

    static Map<String, Object> unreached() {
        return Map.of("verification", "已核实", "reached", false);
    }

    static Map<String, Object> closing(RandomGenerator random) {
        return Map.of("outcome", "solved", "reason", "已经办成", "failure-cause", cause(random));
    }

    private static String cause(RandomGenerator random) {
        return List.of("enquiry", "materials", "process", "duty", "policy", "system", "staff")
                .get(random.nextInt(7));
    }

    static Map<String, Object> typical(String subject) {
        return Map.of(
                "kind", "typical-case",
                "subject", subject,
                "situation", "群众多次往返，材料在两个部门之间核不清。",
                "approach", "专班牵头，两部门同场核对，一次办结。",
                "effect", "同类事项从三次往返减为一次。");
    }
}
