package org.bancheng.acceptance;

import java.util.HashMap;
import java.util.Map;

/** Xiangtan's people and the usual steps of its procedure. */
final class Xiangtan {
    static final String TENANT = "xiangtan";
    static final String WINDOW = "liuyang";
    static final String TOWNSHIP = "hexiaoyan";
    static final String HOTLINE = "tanjing";
    static final String MAILBOX = "luohui";
    static final String DISPATCHER = "zhangmin";
    static final String CALLBACK = "zhoulan";
    static final String CONFERENCE_MEMBER = "guoliang";
    static final String INSPECTOR = "linzhiyuan";
    static final String TASK_FORCE_LEAD = "chenguohua";
    static final String ADMINISTRATOR = "heqing";
    static final String OTHER_ADMINISTRATOR = "yanfei";
    static final String LAND = "natural-resources";
    static final String LAND_HANDLER = "lijianguo";
    static final String HOUSING = "housing";
    static final String HOUSING_HANDLER = "huangwei";

    private final Product product;
    final String tenant;

    Xiangtan(Product product) {
        this(product, TENANT);
    }

    /**
     * @param tenant another county made of Xiangtan's folder
     */
    Xiangtan(Product product, String tenant) {
        this.product = product;
        this.tenant = tenant;
    }

    static Map<String, Object> form(String subject) {
        Map<String, Object> form = Matter.form(subject);
        form.put("matter-kind", "complaint");
        form.put("origin", "reported");
        form.put("reporter-kind", "citizen");
        form.put("reporter-name", "王长生");
        form.put("reporter-phone", "13812345678");
        return form;
    }

    Answer filing(String username, String channel, Map<String, Object> form) {
        return product.staff(tenant, username)
                .post("/" + tenant + "/api/v1/cases", Map.of("channel", channel, "inputs", form));
    }

    Matter atTheWindow(String subject) {
        return new Matter(product, tenant, filing(WINDOW, "county-hall", form(subject)));
    }

    Matter onTheHotline(String subject) {
        return new Matter(product, tenant, filing(HOTLINE, "hotline", form(subject)));
    }

    Answer filingOnTheWeb(Map<String, Object> form) {
        return product.anyone()
                .post(
                        "/" + tenant + "/api/v1/public/cases",
                        Map.of("channel", "web", "inputs", form));
    }

    Matter onTheWeb(String subject) {
        Map<String, Object> form = form(subject);
        form.remove("origin"); // the public page does not ask for it
        return new Matter(product, tenant, filingOnTheWeb(form));
    }

    static Map<String, Object> triage(String complexity) {
        return Map.of(
                "level",
                "level-2",
                "complexity",
                complexity,
                "domain",
                "public-service",
                "category",
                category());
    }

    /** Any category of the folder. */
    static String category() {
        return "real-estate";
    }

    Matter triaged(String subject, String complexity) {
        return atTheWindow(subject)
                .acts(WINDOW, "accept", Map.of())
                .acts(DISPATCHER, "triage", triage(complexity));
    }

    Matter assigned(String subject, String complexity) {
        return triaged(subject, complexity)
                .acts(DISPATCHER, "assign", Map.of("lead", LAND, "duty", "核查宅基地确权登记"));
    }

    Matter signed(String subject, String complexity) {
        return assigned(subject, complexity).actsAt(LAND, LAND_HANDLER, "sign", Map.of());
    }

    /** When the bureau of natural resources has to be done. */
    static String due(Matter matter) {
        return matter.clockAt(LAND, LAND_HANDLER, "resolve").get("due").asString();
    }

    static Map<String, Object> result(String outcome) {
        return Map.of("outcome", outcome, "result", "已补办登记", "explanation", "材料已由我局内部调取，证书可来窗口领取。");
    }

    Matter reported(String subject) {
        return signed(subject, "ordinary").actsAt(LAND, LAND_HANDLER, "report", result("solved"));
    }

    static Map<String, Object> satisfied() {
        return Map.of("verification", "已核实，证书已发放", "reached", true, "satisfaction", "satisfied");
    }

    static Map<String, Object> dissatisfied(String cause) {
        Map<String, Object> form = new HashMap<>();
        form.put("verification", "电话核实");
        form.put("reached", true);
        form.put("satisfaction", "dissatisfied");
        form.put("cause", cause);
        form.put("opinion", "还是让我自己跑");
        return form;
    }

    static Map<String, Object> closing() {
        return Map.of("outcome", "solved", "reason", "登记已办成", "failure-cause", "process");
    }

    Matter closed(String subject) {
        return reported(subject)
                .acts(CALLBACK, "callback", satisfied())
                .acts(DISPATCHER, "close", closing());
    }
}
