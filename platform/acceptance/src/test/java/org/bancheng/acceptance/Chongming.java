package org.bancheng.acceptance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chongming's people and the usual steps of its procedure. */
final class Chongming {
    static final String TENANT = "chongming";
    static final String WINDOW = "shenyue";
    static final String HALL = "district-hall";
    static final String DISPATCHER = "shiyun";
    static final String CALLBACK = "tangwei";
    static final String MARKET = "market-supervision";
    static final String MARKET_OFFICER = "huangkai";
    static final String LABOUR = "human-resources";
    static final String LABOUR_OFFICER = "zhuting";
    static final String COORDINATOR = "gongli";
    static final String SUPERVISOR = "caijun";
    static final String WATCHER = "fangzheng";

    private final Product product;

    Chongming(Product product) {
        this.product = product;
    }

    static Map<String, Object> form(String subject) {
        Map<String, Object> form = Matter.form(subject);
        form.put("reporter-name", "施阿妹");
        form.put("reporter-phone", "13601660021");
        return form;
    }

    Answer filing(String username, String channel, Map<String, Object> form) {
        return product.staff(TENANT, username)
                .post("/chongming/api/v1/cases", Map.of("channel", channel, "inputs", form));
    }

    Matter atTheWindow(String subject) {
        return new Matter(product, TENANT, filing(WINDOW, "hall", form(subject)));
    }

    static Map<String, Object> assigning(String complexity, String lead, String... others) {
        Map<String, Object> form = new HashMap<>();
        form.put("complexity", complexity);
        form.put("category", "business");
        form.put("lead", lead);
        form.put("duty", "先行联系，按时办结");
        if (others.length > 0) {
            form.put("co-handling", List.of(others));
        }
        return form;
    }

    Matter taken(String complexity, String subject) {
        return atTheWindow(subject)
                .acts(DISPATCHER, "assign", assigning(complexity, MARKET))
                .actsAt(MARKET, MARKET_OFFICER, "sign", Map.of());
    }

    Matter contacted(String complexity, String subject) {
        return taken(complexity, subject).actsAt(MARKET, MARKET_OFFICER, "contact", contact());
    }

    static Map<String, Object> contact() {
        return Map.of("result", "已电话联系，问清了材料");
    }

    static Map<String, Object> solved() {
        return Map.of("outcome", "solved", "result", "已变更登记", "explanation", "执照可来窗口领取");
    }

    static Map<String, Object> unitCall(String answer) {
        return Map.of("unit-callback", answer, "opinion", "电话里说的");
    }

    Matter calledByTheUnit(String subject) {
        return contacted("ordinary", subject)
                .actsAt(MARKET, MARKET_OFFICER, "report", solved())
                .actsAt(MARKET, MARKET_OFFICER, "call-back", unitCall("satisfied"));
    }

    static Map<String, Object> centreCall(String satisfaction, String finding) {
        return Map.of(
                "verification",
                "查了处置系统的记录",
                "reached",
                true,
                "satisfaction",
                satisfaction,
                "finding",
                finding);
    }

    static Map<String, Object> closing() {
        return Map.of("outcome", "solved", "reason", "执照已领取");
    }
}
