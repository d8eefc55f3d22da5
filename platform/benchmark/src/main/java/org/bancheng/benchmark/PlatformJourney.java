package org.bancheng.benchmark;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.Holding;
import org.bancheng.platform.cases.CaseDesk;
import org.bancheng.platform.cases.CaseIntake;
import org.bancheng.platform.cases.Filed;
import org.bancheng.platform.cases.Filing;
import org.bancheng.platform.cases.Step;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * The six steps of Hengyang's shipped folder, each in its own transaction, with the code that the
 * server's doors call.
 */
final class PlatformJourney implements Journey {
    private static final Actor CLERK = staff("zuoyan", "左燕", "reform-clerk", "hotline-12345");
    private static final Actor DISPATCHER =
            staff("yanghui", "阳辉", "reform-officer", "reform-office");
    private static final Actor HANDLER = staff("luochao", "罗超", "rectifier", "natural-resources");

    private final Platform platform;
    private final Tenant tenant;
    private final CaseIntake intake;
    private final CaseDesk desk;

    PlatformJourney(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        intake = platform.bean(CaseIntake.class);
        desk = platform.bean(CaseDesk.class);
    }

    private static Actor staff(String username, String name, String post, String unit) {
        return Actor.staff(username, name, List.of(new Holding(post, unit)));
    }

    @Override
    public void one(Laps laps) {
        BoundTenant.run(
                tenant,
                () -> {
                    UUID[] ids = new UUID[2];
                    laps.step(() -> ids[0] = open().id());
                    UUID matter = ids[0];
                    laps.step(() -> act(matter, null, "assign", Texts.assignment(), DISPATCHER));
                    laps.step(
                            () -> {
                                ids[1] = platform.orderOf(matter);
                                act(matter, ids[1], "sign", Map.of(), HANDLER);
                            });
                    laps.step(() -> act(matter, ids[1], "report", Texts.result(), HANDLER));
                    laps.step(() -> act(matter, null, "callback", Texts.callback(), DISPATCHER));
                    laps.step(() -> act(matter, null, "close", Texts.closing(), DISPATCHER));
                });
    }

    Filed open() {
        return intake.file(
                new Filing("hotline", Texts.matter(), List.of(), CLERK, "hotline-12345", null));
    }

    /** Opened and given to a unit, whose term runs from then on. */
    void assigned() {
        BoundTenant.run(
                tenant, () -> act(open().id(), null, "assign", Texts.assignment(), DISPATCHER));
    }

    private void act(
            UUID matter,
            @Nullable UUID order,
            String action,
            Map<String, Object> inputs,
            Actor actor) {
        desk.act(new Step(matter, order, action, inputs, List.of(), actor, null));
    }

    /** What people write at each step, the same for the platform and for the yardstick. */
    static final class Texts {
        private Texts() {}

        static Map<String, Object> matter() {
            return Map.of(
                    "hotline-number", "12345-20260511-000017",
                    "subject", "宅基地确权登记跑了四次没有办成",
                    "body",
                            "本人三月份起先后四次到窗口申请宅基地确权登记，每次都说缺材料，缺什么也没有一次说清。"
                                    + "第三次按要求补了村里的证明，窗口又说系统里查不到原来的档案，让我自己去档案馆找。希望帮忙查清楚到底该由谁来办。",
                    "reporter-name", "王长生",
                    "reporter-phone", "13812345678");
        }

        static Map<String, Object> assignment() {
            return Map.of(
                    "category", "real-estate",
                    "lead", "natural-resources",
                    "duty", "核查宅基地确权登记档案，能内部调取的不得再要群众提供",
                    "due", due());
        }

        static String due() {
            return LocalDate.ofInstant(Platform.CLOCK.instant(), ZoneId.of("Asia/Shanghai"))
                    .plusDays(5)
                    .toString();
        }

        static Map<String, Object> result() {
            return Map.of(
                    "outcome", "solved",
                    "result", "已补办登记",
                    "explanation", "材料已由我局内部调取，证书可来窗口领取。");
        }

        static Map<String, Object> callback() {
            return Map.of(
                    "verification", "已核实，证书已发放",
                    "reached", true,
                    "satisfaction", "satisfied");
        }

        static Map<String, Object> closing() {
            return Map.of("outcome", "solved", "reason", "登记已办成，反映人满意");
        }
    }
}
