package org.bancheng.acceptance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Dianjiang's people and the usual steps of its procedure. */
final class Dianjiang {
    static final String TENANT = "dianjiang";
    static final String WINDOW = "ranyan";
    static final String DISPATCHER = "tanyong";
    static final String CALLBACK = "lixue";
    static final String VERIFIER = "huhai";
    static final String SUPERVISOR = "luzheng";
    static final String LEADER = "chenzhou";
    static final String DEPUTY = "baiyun";
    static final String MEMBER = "wuqiong";
    static final String LAND = "natural-resources";
    static final String LAND_TEAM = "moulin";
    static final String LABOUR = "human-resources";
    static final String LABOUR_TEAM = "xiangdong";
    static final String MARKET = "market-supervision";
    static final String MARKET_HANDLER = "gaojie";
    static final String HELPERS = "helpers";
    static final String HELPER = "zengxia";

    private final Product product;

    Dianjiang(Product product) {
        this.product = product;
    }

    static Map<String, Object> form(String subject) {
        Map<String, Object> form = Matter.form(subject);
        form.put("stuck-cause", "窗口说政策不明确");
        form.put("reporter-name", "陈秀英");
        form.put("reporter-phone", "13912345678");
        return form;
    }

    Answer filing(String username, String channel, Map<String, Object> form) {
        return product.staff(TENANT, username)
                .post("/dianjiang/api/v1/cases", Map.of("channel", channel, "inputs", form));
    }

    Matter atTheWindow(String subject) {
        return new Matter(product, TENANT, filing(WINDOW, "county-hall", form(subject)));
    }

    static Map<String, Object> accepting(String type, String level) {
        Map<String, Object> form = new HashMap<>();
        form.put("section-heads", "丁毅（县规划自然资源局）");
        form.put("stuck-type", type);
        form.put("level", level);
        form.put("category", "real-estate");
        if (type.equals("hard")) {
            form.put("first-unit", LAND);
        }
        return form;
    }

    static Map<String, Object> assigning(String lead, String... others) {
        Map<String, Object> form = new HashMap<>();
        form.put("lead", lead);
        form.put("duty", "按交办单要求推进");
        if (others.length > 0) {
            form.put("co-handling", List.of(others));
        }
        return form;
    }

    Matter accepted(String type, String level, String subject) {
        return atTheWindow(subject).acts(DISPATCHER, "accept", accepting(type, level));
    }

    Matter signed(String type, String subject) {
        return accepted(type, "level-1", subject)
                .acts(DISPATCHER, "assign", assigning(LAND))
                .actsAt(LAND, LAND_TEAM, "sign", Map.of());
    }

    Matter working(String type, String subject) {
        return signed(type, subject)
                .actsAt(LAND, LAND_TEAM, "form-team", Map.of("team", "登记科、法规科"));
    }

    Matter ofTwoUnits(String subject) {
        return accepted("other", "level-2", subject)
                .acts(DISPATCHER, "assign", assigning(LAND, LABOUR))
                .actsAt(LAND, LAND_TEAM, "sign", Map.of())
                .actsAt(LABOUR, LABOUR_TEAM, "sign", Map.of());
    }

    static Map<String, Object> result(String outcome) {
        return Map.of("outcome", outcome, "result", "已登记", "explanation", "证书可来窗口领取");
    }

    Matter reported(String subject) {
        return working("other", subject).actsAt(LAND, LAND_TEAM, "report", result("solved"));
    }

    static Map<String, Object> rated(int each) {
        return Map.of(
                "reached",
                true,
                "attitude",
                each,
                "result-rating",
                each,
                "efficiency",
                each,
                "integrity",
                each,
                "opinion",
                "电话里说的");
    }

    static Map<String, Object> closing() {
        return Map.of("outcome", "solved", "reason", "登记已办成");
    }
}
