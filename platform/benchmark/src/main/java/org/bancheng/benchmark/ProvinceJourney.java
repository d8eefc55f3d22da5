package org.bancheng.benchmark;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.bancheng.benchmark.Xiangtan.Person;
import org.bancheng.platform.cases.CaseDesk;
import org.bancheng.platform.cases.CaseIntake;
import org.bancheng.platform.cases.Filing;
import org.bancheng.platform.cases.Step;
import org.bancheng.platform.tenancy.BoundTenant;
import org.jspecify.annotations.Nullable;

/** Xiangtan's eight steps from the hotline to the close, in a county by its share of the cases. */
final class ProvinceJourney implements Journey {
    private final Platform platform;
    private final Province province;

    ProvinceJourney(Platform platform, Province province) {
        this.platform = platform;
        this.province = province;
    }

    @Override
    public void one(Laps laps) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        BoundTenant.run(province.someCounty(random), () -> live(laps, random));
    }

    private void live(Laps laps, ThreadLocalRandom random) {
        Person handler = Xiangtan.someHandler(random);
        UUID[] ids = new UUID[2];
        laps.step(() -> ids[0] = open(random));
        UUID matter = ids[0];
        laps.step(() -> act(matter, null, "accept", Map.of(), Xiangtan.HOTLINE));
        laps.step(() -> act(matter, null, "triage", Xiangtan.triage(random), Xiangtan.DISPATCHER));
        laps.step(
                () ->
                        act(
                                matter,
                                null,
                                "assign",
                                Xiangtan.assignment(handler),
                                Xiangtan.DISPATCHER));
        laps.step(
                () -> {
                    ids[1] = platform.orderOf(matter);
                    act(matter, ids[1], "sign", Map.of(), handler);
                });
        laps.step(() -> act(matter, ids[1], "report", Xiangtan.result(), handler));
        laps.step(() -> act(matter, null, "callback", Xiangtan.satisfied(), Xiangtan.CALLER));
        laps.step(() -> act(matter, null, "close", Xiangtan.closing(random), Xiangtan.DISPATCHER));
    }

    private UUID open(ThreadLocalRandom random) {
        return platform.bean(CaseIntake.class)
                .file(
                        new Filing(
                                "hotline",
                                Xiangtan.matter(
                                        "宅基地确权登记跑了四次没有办成",
                                        "每次都说缺材料，缺什么也没有一次说清。",
                                        "王长生",
                                        "139%08d".formatted(random.nextInt(100_000_000))),
                                List.of(),
                                Xiangtan.HOTLINE.actor(),
                                Xiangtan.HOTLINE.unit(),
                                null))
                .id();
    }

    private void act(
            UUID matter,
            @Nullable UUID order,
            String action,
            Map<String, Object> inputs,
            Person who) {
        platform.bean(CaseDesk.class)
                .act(new Step(matter, order, action, inputs, List.of(), who.actor(), null));
    }
}
