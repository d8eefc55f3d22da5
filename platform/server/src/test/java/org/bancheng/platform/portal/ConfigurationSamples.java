package org.bancheng.platform.portal;

import java.util.List;
import org.bancheng.platform.portal.ConfigurationView.Refused;
import org.jspecify.annotations.Nullable;

/** A county's configuration in the middle of a change, so that its pages can be looked at. */
final class ConfigurationSamples {
    private static final String ROOT = "/xiangtan/staff/configuration";
    private static final String ORDERS = "lifecycles/assignment.yaml";
    private static final String WORDS = "words.yaml";
    private static final ConfigurationView.Posts NOBODY =
            new ConfigurationView.Posts(List.of(), null);
    private static final ConfigurationView.Posts SOMEBODY =
            new ConfigurationView.Posts(
                    List.of(
                            new ConfigurationView.PostChange(
                                    "何清 (heqing)", "增加", "专班调度员", "工作专班", List.of("能看反映人是谁"))),
                    new ConfigurationView.Alert("red", "您给自己增加了职务或权限：专班调度员。"));

    private ConfigurationSamples() {}

    private static ConfigurationView around(ConfigurationView.@Nullable Job job, String here) {
        return new ConfigurationView(
                "现行第 3 版，今天 09:12 由 何清 (heqing) 发布",
                "三天够了",
                job,
                List.of(
                        new ConfigurationView.Failed(
                                "今天 09:30",
                                "何清 (heqing)",
                                "机构改革",
                                "units.yaml:3:1: 单位 data-centre 还有 1 件在办事项，不能去掉")),
                true,
                List.of(
                        new ConfigurationView.Tab("文件", ROOT, here.equals("files"), null),
                        new ConfigurationView.Tab(
                                "时限", ROOT + "/terms", here.equals("terms"), null),
                        new ConfigurationView.Tab("草稿", ROOT + "/draft", here.equals("draft"), 2)));
    }

    private static ConfigurationView underWay(String here) {
        return around(new ConfigurationView.Job("act", "正在进行“发布配置”：人员和岗位"), here);
    }

    private static ConfigurationView over() {
        return around(new ConfigurationView.Job("green", "“发布配置”已完成。"), "files");
    }

    private static Refused refused(String input, String field, String why) {
        return new Refused(input, List.of(new ErrorLine(field, why)));
    }

    private static String href(String path) {
        return ROOT + "/file?path=" + path;
    }

    static ConfigurationView.Files files(boolean wrong) {
        return new ConfigurationView.Files(
                wrong ? over() : underWay("files"),
                List.of(
                        file("brand/mark.svg", "标志（由省级运维人员更换）", null, false, false),
                        file("calendar.yaml", "工作日历", null, true, true),
                        file("documents/notice.yaml", "文书：关于“办不成事”反映问题的通报", null, true, false),
                        file(ORDERS, "流程：承办工单", "有改动", true, false),
                        file(WORDS, "栏目名和选项名", null, true, false)),
                List.of(
                        version(3, "三天够了，专班已经商定", true, true),
                        version(2, "三天不足，恢复五天", false, false),
                        version(1, null, false, false)),
                wrong ? "../x.yaml" : "",
                wrong
                        ? refused("path", "new-path", "不能有名为“../x.yaml”的文件：只能是 .yaml 和 .csv")
                        : Refused.NOTHING);
    }

    private static ConfigurationView.FileRow file(
            String path, String title, @Nullable String state, boolean text, boolean shared) {
        return new ConfigurationView.FileRow(
                path,
                title,
                href(path),
                state,
                state == null ? null : "何清 (heqing) · 今天 09:40",
                text,
                shared);
    }

    private static ConfigurationView.VersionRow version(
            int version, @Nullable String reason, boolean inForce, boolean posts) {
        return new ConfigurationView.VersionRow(
                version,
                "今天 09:1" + version,
                "何清 (heqing)",
                reason,
                5L * version,
                ROOT + "/versions/" + version,
                inForce,
                posts);
    }

    static ConfigurationView.Terms terms() {
        return new ConfigurationView.Terms(
                underWay("terms"),
                List.of(
                        term("term-0", "办理期限", null, "5", "5", null),
                        term(
                                "term-1",
                                "签收期限",
                                "case.complexity == 'simple'",
                                "2",
                                "9999",
                                "请写 1 到 366 的整数")),
                List.of(
                        new ConfigurationView.FileLink(
                                "lifecycles/case.yaml", href("lifecycles/case.yaml"))),
                true,
                ROOT + "/terms",
                List.of(new ErrorLine("term-1", "“签收期限”（承办工单）：请写 1 到 366 的整数")));
    }

    private static ConfigurationView.TermRow term(
            String id,
            String label,
            @Nullable String when,
            String amount,
            String typed,
            @Nullable String error) {
        return new ConfigurationView.TermRow(
                id,
                "承办工单",
                label,
                null,
                when,
                null,
                "个工作日",
                amount,
                typed,
                error,
                "3",
                ORDERS,
                href(ORDERS),
                true,
                12,
                24,
                7,
                "0a1b",
                Samples.XT8);
    }

    static ConfigurationView.Editor file() {
        return new ConfigurationView.Editor(
                underWay("files"),
                WORDS,
                "栏目名和选项名",
                "labels:\n  subject: 事项\n",
                7,
                "0a1b",
                true,
                "labels:\n  subject: { zh-CN: 事项, zh-Hant: 事項, en: Subject }\n  body: 情况说明\n",
                true,
                false,
                true,
                false,
                true,
                "何清 (heqing) · 今天 09:40",
                null,
                ROOT + "/file",
                List.of(finding()),
                1,
                List.of(),
                List.of());
    }

    /** One that the county does not have and goes by the shared. */
    static ConfigurationView.Editor shared() {
        return new ConfigurationView.Editor(
                around(null, "files"),
                "notices.yaml",
                "提醒的文字",
                "",
                0,
                "",
                false,
                "notices:\n  filed: { title: 新的办件, text: 请研判 }\n",
                true,
                true,
                false,
                false,
                false,
                null,
                null,
                ROOT + "/file",
                List.of(),
                0,
                List.of(),
                List.of());
    }

    private static ConfigurationView.Finding finding() {
        return new ConfigurationView.Finding(
                WORDS, "第 3 行第 5 列", 3, "没有这个单位", "bureau、office", "bureau", href(WORDS));
    }

    static ConfigurationView.DraftPage draft(boolean empty) {
        Refused refused =
                empty
                        ? Refused.NOTHING
                        : refused("reason", "publish-reason", "请写明理由，1 至 500 字，会列在历次版本里");
        return new ConfigurationView.DraftPage(
                underWay("draft"),
                empty ? new ConfigurationView.Changes(List.of(), List.of()) : changes(),
                List.of(),
                List.of(),
                empty ? List.of() : List.of(WORDS),
                "2026-08-26",
                "2026-11-22",
                List.of(simulated()),
                ROOT + "/simulate",
                empty ? NOBODY : SOMEBODY,
                "3.7",
                List.of(
                        new ConfigurationView.UnderWay(2, 12, "照第 2 版办完", false),
                        new ConfigurationView.UnderWay(3, 5, "转到这一版", true)),
                List.of(new ConfigurationView.Carried(3, "承办工单", "办理中", 5, null)),
                href("transition.yaml"),
                ROOT + "/draft",
                " ",
                refused);
    }

    private static ConfigurationView.Changes changes() {
        return new ConfigurationView.Changes(
                List.of("“承办工单”的“办理期限”：5 个工作日 → 3 个工作日"), List.of(change()));
    }

    private static ConfigurationView.FileChange change() {
        return new ConfigurationView.FileChange(
                ORDERS,
                "流程：承办工单",
                "有改动",
                List.of(
                        new ConfigurationView.Line("act", "@@ -62,7 +62,7 @@"),
                        new ConfigurationView.Line("red", "-      - { working-days: 5 }"),
                        new ConfigurationView.Line("green", "+      - { working-days: 3 }")),
                null,
                4L);
    }

    private static ConfigurationView.SimulationRow simulated() {
        return new ConfigurationView.SimulationRow(
                "2026年11月1日至2026年11月22日", "完成", "今天 09:42", "何清 (heqing)", ROOT + "/simulations/1");
    }

    static ConfigurationView.SimulationPage simulation() {
        return new ConfigurationView.SimulationPage(
                underWay("draft"),
                simulated(),
                false,
                null,
                null,
                true,
                3,
                new ConfigurationView.Outcome(
                        "看了 5 件，3 件会不同，1 件没法重走。",
                        null,
                        List.of(
                                new ConfigurationView.TermOutcome(
                                        "县人力资源和社会保障局", "办理期限", "XT-8", 1, 0, 7)),
                        List.of(new ConfigurationView.UnitOutcome("县自然资源局", 1, 0)),
                        List.of(new ConfigurationView.StepOutcome("联系反映人", "XT-7", 1)),
                        group("县住建局 · 办理期限", "今天 17:30 · 按期", "昨天 17:30 · 超期"),
                        group("县住建局 · 签收期限", "昨天 17:30 · 超期", "今天 17:30 · 按期"),
                        group("县住建局 · 办理期限", "后天 17:30 · 按期", "明天 17:30 · 按期"),
                        group("", "县自然资源局", "县住建局、县民政局"),
                        group("联系反映人", "今天 03:17", "只有简单的才要先联系"),
                        true),
                ROOT + "/simulations/1");
    }

    private static ConfigurationView.Group group(String what, String was, String becomes) {
        return new ConfigurationView.Group(
                List.of(
                        new ConfigurationView.Moved(
                                "XT-20261122-0003",
                                "/xiangtan/staff/cases/XT-20261122-0003",
                                what,
                                was,
                                becomes)),
                "另有 20 条没有列出。");
    }

    static ConfigurationView.VersionPage version() {
        return new ConfigurationView.VersionPage(
                around(null, "files"),
                version(2, "三天不足", false, true),
                changes(),
                SOMEBODY,
                changes(),
                SOMEBODY,
                3,
                ROOT + "/versions/2",
                "复原",
                refused("posts", "restore-posts", "有 1 处职务变动没有确认，没有发布"));
    }
}
