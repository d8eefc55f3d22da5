package org.bancheng.acceptance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gangnan's people and the usual steps of its procedure. */
final class Gangnan {
    static final String TENANT = "gangnan";
    static final String STATION = "weixiaomei";
    static final String HOTLINE = "nongjun";
    static final String DISPATCHER = "huangli";
    static final String OFFICE = "liangbin";
    static final String CALLBACK = "qinlan";
    static final String MARKET = "market-supervision";
    static final String MARKET_RECEIVER = "moyan";
    static final String REFORM = "development-reform";
    static final String REFORM_HANDLER = "lumin";
    static final String TAXATION = "taxation";
    static final String TAX_HANDLER = "weitao";
    static final String EXPERT = "tanwen";
    static final String GROUP_MEMBER = "zhouhai";
    static final String SPECIAL_GROUP = "lining";
    static final String INSPECTOR = "pangjie";

    private final Product product;

    Gangnan(Product product) {
        this.product = product;
    }

    static Map<String, Object> form(String kind, String subject) {
        Map<String, Object> form = Matter.form(subject);
        form.put("business-name", "港南荷香食品有限公司");
        form.put("matter-kind", kind);
        form.put("reporter-name", "陈业宏");
        form.put("reporter-phone", "13877510086");
        return form;
    }

    Answer filing(String username, String channel, Map<String, Object> form) {
        return product.staff(TENANT, username)
                .post("/gangnan/api/v1/cases", Map.of("channel", channel, "inputs", form));
    }

    Matter atTheStation(String kind, String subject) {
        return new Matter(product, TENANT, filing(STATION, "workstation", form(kind, subject)));
    }

    Matter onTheHotline(String level, String subject) {
        Map<String, Object> form = form("help", subject);
        form.put("hotline-number", "GG" + System.nanoTime());
        form.put("hotline-level", level);
        return new Matter(product, TENANT, filing(HOTLINE, "hotline", form));
    }

    static Map<String, Object> assigning(String kind, String lead, String... others) {
        Map<String, Object> form = new HashMap<>();
        form.put("matter-kind", kind);
        form.put("category", "business");
        form.put("lead", lead);
        form.put("duty", "按期办结并答复");
        if (others.length > 0) {
            form.put("co-handling", List.of(others));
        }
        return form;
    }

    Matter assigned(String kind, String subject) {
        return atTheStation(kind, subject).acts(DISPATCHER, "assign", assigning(kind, MARKET));
    }

    Matter signed(String kind, String subject) {
        return assigned(kind, subject).actsAt(MARKET, MARKET_RECEIVER, "sign", Map.of());
    }

    Matter working(String kind, String subject) {
        return signed(kind, subject)
                .actsAt(MARKET, MARKET_RECEIVER, "contact", Map.of("result", "已电话联系，约定上门"));
    }

    static Map<String, Object> pooled(String name) {
        return Map.of(
                "subject", name, "field", "construction", "employer", "区住建局", "strength", "工程验收");
    }

    /** The number of an expert of the pool who has promised confidentiality. */
    String expert(String name) {
        return Matter.entry(product, TENANT, "pool-expert", OFFICE, pooled(name))
                .acts(OFFICE, "admit", Map.of("promised", true))
                .number;
    }

    Map<String, Object> consulting(String issue) {
        return Map.of("field", "construction", "expert", expert("覃立新"), "issue", issue);
    }

    static Map<String, Object> result() {
        return Map.of("outcome", "solved", "result", "已核发许可证", "explanation", "许可证可到窗口领取");
    }

    Matter reported(String kind, String subject) {
        return working(kind, subject).actsAt(MARKET, MARKET_RECEIVER, "report", result());
    }

    static Map<String, Object> satisfied() {
        return Map.of("reached", true, "satisfaction", "satisfied");
    }

    static Map<String, Object> dissatisfied(boolean reasonable) {
        return Map.of(
                "reached",
                true,
                "satisfaction",
                "dissatisfied",
                "reasonable",
                reasonable,
                "opinion",
                "还要再跑一次");
    }
}
