package org.bancheng.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.bancheng.benchmark.Xiangtan.Person;
import org.bancheng.platform.tenancy.Tenant;

/** How long each action of a county's staff takes at the door for machines, one after the other. */
final class ActionFigures {
    private static final boolean GLANCE = Boolean.getBoolean("benchmark.glance");
    private static final int ROUNDS = GLANCE ? 5 : 40;
    private static final int WARM = GLANCE ? 1 : 5;

    private final Platform platform;
    private final Tenant county;
    private final Map<Person, SignedIn> staff = new LinkedHashMap<>();
    private final Map<String, Laps> actions = new LinkedHashMap<>();
    private final SplittableRandom random = new SplittableRandom(5);
    private final List<String> atWork;
    private boolean counts;

    ActionFigures(Platform platform, Tenant county) {
        this.platform = platform;
        this.county = county;
        this.atWork =
                platform.all(
                        """
                        select c.number from "%1$s".case_file c join "%1$s".assignment a on a.case_id = c.id
                        where a.type = 'assignment' and a.state = 'working' and a.unit = '%2$s'
                        order by md5(c.id::text) limit 100
                        """
                                .formatted(county.schema(), Xiangtan.busiestHandler().unit()));
    }

    private SignedIn as(Person person) {
        return staff.computeIfAbsent(
                person,
                who ->
                        new SignedIn(
                                platform.url(),
                                platform.keycloak() + "/realms/benchmark-",
                                county.id().value(),
                                who.username(),
                                Province.PASSWORD));
    }

    void take(Report report) {
        for (int round = 0; round < WARM + ROUNDS; round++) {
            counts = round >= WARM;
            handled();
            answered();
            String loaded = atWork.get(round % atWork.size());
            note("a note of progress on a case of those loaded", loaded, Xiangtan.busiestHandler());
        }
        actions.forEach(
                (name, laps) ->
                        report.fact(
                                name + ": p50, p95, p99",
                                "%s ms, %s ms, %s ms"
                                        .formatted(
                                                Report.text(laps.percentile(0.5)),
                                                Report.text(laps.percentile(0.95)),
                                                Report.text(laps.percentile(0.99)))));
    }

    private void timed(String name, Runnable step) {
        long begin = System.nanoTime();
        step.run();
        if (counts) {
            actions.computeIfAbsent(name, one -> new Laps()).add(System.nanoTime() - begin);
        }
    }

    private String filed() {
        String[] number = new String[1];
        timed(
                "file",
                () ->
                        number[0] =
                                as(Xiangtan.HOTLINE)
                                        .files(
                                                "hotline",
                                                Xiangtan.matter(
                                                        "户口迁移跑了三次没有办成",
                                                        "每次都说缺材料，缺什么也没有一次说清。",
                                                        "王长生",
                                                        "139%08d"
                                                                .formatted(
                                                                        random.nextInt(
                                                                                100_000_000)))));
        return number[0];
    }

    private void act(String matter, Person who, String action, Map<String, Object> inputs) {
        as(who);
        timed(action, () -> as(who).acts(matter, action, inputs));
    }

    private void handled() {
        Person handler = Xiangtan.busiestHandler();
        String matter = filed();
        act(matter, Xiangtan.HOTLINE, "accept", Map.of());
        act(matter, Xiangtan.DISPATCHER, "triage", Xiangtan.triage(random));
        act(matter, Xiangtan.DISPATCHER, "assign", Xiangtan.assignment(handler));
        as(handler);
        timed("read", () -> as(handler).reads(matter));
        at(matter, handler, "sign", Map.of());
        note("note-progress", matter, handler);
        at(matter, handler, "ask-extension", Map.of("days", 3, "reason", "档案要从市里调取"));
        at(matter, Xiangtan.DISPATCHER, "grant-extension", Map.of("days", 3));
        act(matter, Xiangtan.DISPATCHER, "supplement", Map.of("supplement", "补充了村里的证明"));
        at(matter, handler, "report", Xiangtan.result());
        act(matter, Xiangtan.CALLER, "callback", Xiangtan.satisfied());
        act(matter, Xiangtan.DISPATCHER, "close", Xiangtan.closing(random));
        act(matter, Xiangtan.DISPATCHER, "note-improvement", Map.of("improvement", "材料清单已改"));
    }

    private void answered() {
        act(filed(), Xiangtan.HOTLINE, "answer", Xiangtan.answer(random));
        act(
                filed(),
                Xiangtan.DISPATCHER,
                "divert",
                Map.of("destination", "petition", "reason", "属信访事项，另有程序"));
        act(filed(), Xiangtan.DISPATCHER, "decline", Map.of("reason", "不属于反映范围"));
    }

    private void note(String name, String matter, Person who) {
        String order = order(matter, who);
        as(who);
        timed(
                name,
                () -> as(who).actsAt(matter, order, "note-progress", Map.of("progress", "已到现场核实")));
    }

    private void at(String matter, Person who, String action, Map<String, Object> inputs) {
        String order = order(matter, Xiangtan.busiestHandler());
        as(who);
        timed(action, () -> as(who).actsAt(matter, order, action, inputs));
    }

    private String order(String matter, Person handler) {
        return platform.one(
                        UUID.class,
                        """
                        select a.id from "%1$s".assignment a join "%1$s".case_file c on c.id = a.case_id
                        where c.number = '%2$s' and a.type = 'assignment' and a.unit = '%3$s'
                        """
                                .formatted(county.schema(), matter, handler.unit()))
                .toString();
    }
}
