package org.bancheng.platform.portal;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Pages filled with a believable day of Xiangtan, so that they can be rendered and looked at. */
final class Samples {
    private Samples() {}

    static final ClauseView XT7 =
            new ClauseView(
                    "XT-7",
                    "退回",
                    "五.2 分流交办",
                    "承办单位……经核实确认不属于本单位职责的，签收后2个工作日内申请退回，并提供理由和依据，逾期视为签收。");
    static final ClauseView XT8 =
            new ClauseView("XT-8", "限时办结", "五.3 限时办结", "一般应在5个工作日内解决，问题复杂、解决难度大的在10个工作日内解决。");

    private static final LampView RED = new LampView("red", "超期 1 天 4 小时", 100);
    private static final LampView YELLOW = new LampView("yellow", "剩 5 小时", 86);
    private static final LampView GREEN = new LampView("green", "剩 2 天 6 小时", 35);
    private static final LampView STOPPED = new LampView("stopped", "已结束，未超期", 100);

    static Page page(Preferences reader, String nonce, String path, boolean staff, Assets assets) {
        return new Page(
                "/xiangtan",
                "湘潭县",
                "莲乡服务",
                "有事您开口，办不成找我们",
                new Page.Contact(
                        "湘潭县行政审批局解决“办不成事”问题工作专班",
                        "12345",
                        "湘潭县易俗河镇，县政务服务大厅“办不成事”反映窗口",
                        "工作日 9:00-12:00，13:30-17:30"),
                reader.locale(),
                reader.size(),
                reader.theme(),
                nonce,
                path,
                path.contains("track") ? "track" : path.contains("report") ? "report" : "home",
                true,
                staff ? new Page.Badge("张敏", "工作专班调度员", List.of("工作专班调度员 · 县行政审批局工作专班")) : null,
                staff
                        ? List.of(
                                entry("desk", "home", "/xiangtan/staff", path, null),
                                entry("intake", "pen", "/xiangtan/staff/intake", path, null),
                                entry("cases", "list", "/xiangtan/staff/cases", path, 52L),
                                entry("search", "search", "/xiangtan/staff/search", path, null))
                        : List.of(),
                assets::address);
    }

    static Page platform(Preferences reader, String nonce, String name, Assets assets) {
        String path = name.startsWith("platform-home") ? "/platform/" : "/platform/search";
        return new Page(
                Page.PLATFORM,
                "办成",
                "办成",
                "解决企业群众“办不成事”",
                new Page.Contact("办成", null, null, null),
                reader.locale(),
                reader.size(),
                reader.theme(),
                nonce,
                path,
                "",
                false,
                new Page.Badge("operator1", "平台运维员", List.of("平台运维员", "跨县分析员")),
                List.of(
                        entry("platform", "globe", "/platform/", path, null),
                        entry("search", "search", "/platform/search", path, null)),
                assets::address);
    }

    static PlatformView counties(boolean none) {
        if (none) {
            return new PlatformView(List.of(), List.of(), List.of());
        }
        PlatformView.Job done =
                new PlatformView.Job("xiangtan", "应用配置", "完成", "green", "今天 09:12", null);
        PlatformView.Job failed =
                new PlatformView.Job(
                        "gangnan", "导出", "失败", "red", "今天 08:40", "“archive”一步失败：磁盘已满");
        PlatformView.County broken =
                new PlatformView.County(
                        "gangnan",
                        "港南区",
                        null,
                        "已隔离",
                        "red",
                        "表 case_file 缺少一列",
                        null,
                        null,
                        failed);
        return new PlatformView(
                List.of(
                        new PlatformView.County(
                                "xiangtan",
                                "湘潭县",
                                "/xiangtan/",
                                "启用",
                                "green",
                                null,
                                "第 3 版",
                                "11月20日 18:02",
                                done),
                        broken),
                List.of(broken),
                List.of(done, failed));
    }

    static AcrossView across(boolean down) {
        return down
                ? new AcrossView(
                        "营商环境",
                        0,
                        List.of(),
                        List.of(),
                        List.of(new SearchView.Bucket("湘潭县", 0, "?q=x", true)),
                        List.of(),
                        List.of(),
                        null,
                        true,
                        null)
                : new AcrossView(
                        "登记",
                        214,
                        List.of("湘潭县", "港南区"),
                        List.of(
                                new SearchView.Facet(
                                        "类别",
                                        List.of(
                                                new SearchView.Bucket(
                                                        "不动产与土地", 112, "?category=1", false)))),
                        List.of(new SearchView.Bucket("湘潭县", 0, "?q=x", true)),
                        List.of(
                                new AcrossView.Hit(
                                        "湘潭县",
                                        "XT-2026-000231",
                                        List.of(
                                                new SearchView.Piece("宅基地确权", false),
                                                new SearchView.Piece("登记", true)),
                                        List.of(new SearchView.Piece("去了三次窗口", false)),
                                        "不动产与土地 / 宅基地确权",
                                        "办理中",
                                        "县自然资源局",
                                        "11月18日 09:31")),
                        List.of("垫江县"),
                        "?q=x&after=y",
                        false,
                        null);
    }

    private static Page.Entry entry(
            String name, String icon, String href, String path, @Nullable Long count) {
        return new Page.Entry(name, icon, href, path.equals(href), count);
    }

    static HomeView home() {
        return new HomeView(
                List.of("经济调节", "市场监管", "社会管理", "公共服务", "生态环境保护"),
                List.of(
                        new HomeView.Channel("window", "县政务服务大厅窗口"),
                        new HomeView.Channel("window", "乡（镇）政务服务大厅窗口"),
                        new HomeView.Channel("phone", "12345热线专席"),
                        new HomeView.Channel("mail", "县长信箱")),
                "XT-20261119-0044");
    }

    static ReportView report(boolean wrong) {
        List<FieldView> fields =
                List.of(
                        text("subject", "事项", 200, wrong ? "请填写事项。" : null, ""),
                        field(
                                "body",
                                "情况说明",
                                "long-text",
                                true,
                                false,
                                10_000,
                                "",
                                null,
                                "小区 3 栋业主已签字同意，先后去了住建、自然资源、市场监管窗口，均答复不是牵头单位，两个月没有进展。",
                                List.of()),
                        field(
                                "matter-kind",
                                "诉求类型",
                                "choice",
                                true,
                                false,
                                0,
                                "",
                                wrong ? "请选择一项。" : null,
                                "",
                                List.of(group(null, "咨询", "投诉", "举报", "意见建议"))),
                        field(
                                "category",
                                "事项类别",
                                "select",
                                false,
                                false,
                                0,
                                "",
                                null,
                                "",
                                List.of(
                                        group("自然资源", "不动产登记", "宅基地"),
                                        group("住房建设", "老旧小区改造", "物业"))),
                        field(
                                "visited",
                                "去过哪些单位",
                                "many",
                                false,
                                false,
                                0,
                                "",
                                null,
                                "",
                                List.of(group("部门", "县自然资源局", "县住房和城乡建设局", "县市场监督管理局", "县医疗保障局"))),
                        field(
                                "reporter-name",
                                "姓名或名称",
                                "text",
                                true,
                                true,
                                200,
                                "加密保存，经办人员默认只能看到一部分。",
                                null,
                                "曾𠮷",
                                List.of()),
                        field(
                                "reporter-phone",
                                "联系电话",
                                "text",
                                true,
                                true,
                                200,
                                "加密保存，经办人员默认只能看到一部分。",
                                wrong ? "请填写联系电话。" : null,
                                "",
                                List.of()),
                        field(
                                "urgent",
                                "事情紧急，请先打电话给我",
                                "boolean",
                                false,
                                false,
                                0,
                                "",
                                null,
                                "",
                                List.of()),
                        field(
                                "received-on",
                                "收到日期",
                                "date",
                                false,
                                false,
                                0,
                                "",
                                null,
                                "",
                                List.of()),
                        field(
                                "attachments",
                                "附件",
                                "attachment",
                                false,
                                false,
                                0,
                                "",
                                null,
                                "",
                                List.of()));
        return new ReportView(
                "web",
                List.of(
                        new ReportView.Way("网页", "/xiangtan/report?channel=web", true),
                        new ReportView.Way("自助终端", "/xiangtan/report?channel=terminal", false)),
                fields,
                fields.stream().filter(f -> f.error() != null).map(FieldView::errorLine).toList());
    }

    static ReceiptView receipt() {
        return new ReceiptView(
                "XT-20261119-0044",
                ReceiptView.grouped("1234567890123456"),
                "老旧小区加装电梯联审找不到牵头单位",
                "今天 09:40",
                "http://127.0.0.1:8080/xiangtan/track");
    }

    static TrackView track(boolean closed) {
        return new TrackView(
                "XT-20261119-0044",
                "老旧小区加装电梯联审找不到牵头单位",
                closed ? "已办结" : "正在办理",
                closed ? null : "现由县住房和城乡建设局、县自然资源局办理。",
                closed ? null : new TrackView.Due(GREEN, "11月25日 17:30", false, XT8),
                List.of(
                        new TrackView.Step("已提交", "done", "11月19日 09:40"),
                        new TrackView.Step("已受理", "done", "11月19日 10:05"),
                        new TrackView.Step("正在办理", closed ? "done" : "current", "11月20日 08:30"),
                        new TrackView.Step("结果核实", closed ? "done" : "todo", null),
                        new TrackView.Step("已办结", closed ? "done" : "todo", null)),
                List.of(
                        new TrackView.Entry(
                                "县住房和城乡建设局已签收", "已与业主代表电话核实，11月24日上午到小区现场会商。", "今天 09:12"),
                        new TrackView.Entry("已交县住房和城乡建设局牵头办理", null, "11月20日 08:30"),
                        new TrackView.Entry("已受理，正在研判", null, "11月19日 10:05"),
                        new TrackView.Entry("您的问题已登记", null, "11月19日 09:40")),
                List.of(
                        new TrackView.Fact("事情经过", "小区 3 栋业主已签字同意，先后去了住建、自然资源、市场监管窗口，均答复不是牵头单位。"),
                        new TrackView.Fact("类别", "住房建设"),
                        new TrackView.Fact("来源", "网上反映")),
                files(),
                closed
                        ? List.of(
                                offer(
                                        "ask-reopen",
                                        "申请重启",
                                        false,
                                        null,
                                        List.of(area("reason", "理由", true)),
                                        false))
                        : List.of(
                                offer(
                                        "supplement",
                                        "补充材料",
                                        false,
                                        null,
                                        List.of(area("text", "补充内容", true), upload()),
                                        false),
                                offer(
                                        "withdraw",
                                        "撤回",
                                        true,
                                        null,
                                        List.of(area("reason", "理由", false)),
                                        false),
                                offer(
                                        "ask-reopen",
                                        "申请重启",
                                        false,
                                        "办结以后才能申请重启。",
                                        List.of(),
                                        false)),
                closed
                        ? offer(
                                "rate",
                                "评价",
                                false,
                                null,
                                List.of(
                                        field(
                                                "rating", "满意度", "rating", true, false, 0, "", null,
                                                "", List.of()),
                                        area("comment", "想对我们说的话", false)),
                                true)
                        : null);
    }

    private static List<FileView> files() {
        return List.of(
                new FileView("业主签字表.jpg", "/xiangtan/track/x/files/1", "JPG", "1.2 MB"),
                new FileView("加装电梯申请书.pdf", "/xiangtan/track/x/files/2", "PDF", "380 KB"));
    }

    private static OfferView offer(
            String action,
            String label,
            boolean grave,
            @Nullable String refusal,
            List<FieldView> fields,
            boolean open) {
        return new OfferView(
                action,
                label,
                "/xiangtan/track/x/actions/" + action,
                3L,
                fields.stream()
                        .map(
                                f ->
                                        new FieldView(
                                                action + "-" + f.id(),
                                                f.name(),
                                                f.label(),
                                                f.kind(),
                                                f.required(),
                                                f.conditional(),
                                                f.personal(),
                                                f.most(),
                                                f.hint(),
                                                f.value(),
                                                f.groups(),
                                                f.error()))
                        .toList(),
                List.of(),
                open,
                grave,
                false,
                grave ? "撤回后不再办理，确定撤回吗？" : null,
                XT7,
                refusal);
    }

    static DeskView desk(boolean empty) {
        return new DeskView(
                "2026年11月22日 周日",
                stats(),
                empty
                        ? new DeskView.Administration("现行第 1 版，11月20日 09:00 由 platformctl 发布", null)
                        : new DeskView.Administration(
                                "现行第 3 版，今天 09:42 由 何清 (heqing) 发布", "草稿里有 2 个文件的改动，还没有发布"),
                empty ? List.of() : rows().subList(0, 4),
                empty
                        ? List.of()
                        : List.of(
                                new RegisterView.Row(
                                        "统计分析报告",
                                        "统计分析报告（2026年10月1日至2026年10月31日）",
                                        "#",
                                        "ANALYSIS-2026-11",
                                        List.of(),
                                        "工作专班",
                                        "起草",
                                        "11月1日 00:00",
                                        new LampView("red", "超期 2 天", 100),
                                        "11月20日 17:30")),
                empty
                        ? List.of()
                        : List.of(
                                new DeskView.Message(
                                        "县自然资源局申请退回 XT-20261118-0031“农村宅基地确权证多次跑窗口仍未办结”",
                                        "#",
                                        "今天 09:12",
                                        true),
                                new DeskView.Message(
                                        "XT-20261120-0012“慢性病门诊待遇备案材料被退三次”须在 11月23日 17:30 前答复。",
                                        "#",
                                        "11月21日 16:30",
                                        false)));
    }

    private static List<Stat> stats() {
        return List.of(
                new Stat("red", "红灯 · 已超期", "2", null, "?lamp=red", false),
                new Stat("yellow", "黄灯 · 临期", "3", null, "?lamp=yellow", true),
                new Stat("green", "绿灯 · 正常", "47", null, "?lamp=green", false),
                new Stat("none", "待交办", "5", null, "?state=triaged", false),
                new Stat("none", "已办结", "214", null, "?tab=closed", false));
    }

    private static List<CaseRow> rows() {
        return List.of(
                row(
                        "XT-20261118-0031",
                        "农村宅基地确权证多次跑窗口仍未办结",
                        "王*生",
                        "不动产登记",
                        "县自然资源局",
                        "办理中",
                        "办理中",
                        "窗口",
                        RED),
                row(
                        "XT-20261120-0007",
                        "企业注销被系统提示“税务未清”无法提交",
                        "江西**有限公司",
                        "企业开办注销",
                        "县税务局",
                        "办理中",
                        "办理中",
                        "网上反映",
                        RED),
                row(
                        "XT-20261120-0012",
                        "慢性病门诊待遇备案材料被退三次",
                        "刘*英",
                        "医疗保障",
                        "县医疗保障局",
                        "待签收",
                        "办理中",
                        "12345",
                        YELLOW),
                row(
                        "XT-20261119-0044",
                        "老旧小区加装电梯联审找不到牵头单位",
                        "陈*华",
                        "住房建设",
                        null,
                        null,
                        "待研判",
                        "窗口",
                        YELLOW),
                row(
                        "XT-20261121-0003",
                        "新生儿“出生一件事”联办身份证办理受阻",
                        "孙*",
                        "公安户政",
                        "县公安局",
                        "申请退回",
                        "办理中",
                        "网上反映",
                        GREEN),
                row(
                        "XT-20261121-0005",
                        "临时救助申请后无人回复",
                        "胡*妹",
                        null,
                        "县民政局",
                        "已反馈",
                        "核查回访",
                        "县长信箱",
                        null));
    }

    private static CaseRow row(
            String number,
            String subject,
            String reporter,
            @Nullable String category,
            @Nullable String unit,
            @Nullable String small,
            String state,
            String channel,
            @Nullable LampView lamp) {
        return new CaseRow(
                number,
                "/xiangtan/staff/cases/" + number,
                subject,
                reporter,
                category,
                unit,
                small,
                state,
                channel,
                "11月18日 15:20",
                lamp,
                lamp == null ? null : "11月23日 17:30");
    }

    static BoardView board(boolean empty) {
        return new BoardView(
                "办件",
                "09:42",
                stats(),
                List.of(
                        new BoardView.Tab("全部在办", "52", "?tab=open", true, false),
                        new BoardView.Tab("待研判", "5", "?state=accepted", false, false),
                        new BoardView.Tab("待交办", "4", "?state=triaged", false, false),
                        new BoardView.Tab("核查回访", "8", "?state=verifying", false, false),
                        new BoardView.Tab("工单·待签收", "6", "?order=issued", false, false),
                        new BoardView.Tab("已办结", "214", "?tab=closed", false, false)),
                List.of(
                        new BoardView.Filter(
                                "unit", "责任单位", "全部责任单位", List.of(group(null, "县自然资源局", "县税务局"))),
                        new BoardView.Filter(
                                "channel", "来源", "全部来源", List.of(group(null, "窗口", "12345"))),
                        new BoardView.Filter(
                                "category", "类别", "全部类别", List.of(group(null, "不动产登记")))),
                List.of(new BoardView.Hidden("lamp", "yellow")),
                "",
                List.of(
                        new BoardView.Column("时限", "ascending", "?sort=due"),
                        new BoardView.Column("诉求事项", "none", ""),
                        new BoardView.Column("责任单位", "none", ""),
                        new BoardView.Column("环节", "none", ""),
                        new BoardView.Column("来源", "none", "?sort=latest")),
                empty ? List.of() : rows(),
                Pager.of(2, 20, empty ? 0 : 52, n -> "?page=" + n));
    }

    static IntakeView intake(@Nullable List<Likely> likely) {
        return new IntakeView(
                List.of(
                        new IntakeView.Channel(
                                "county-hall", "县政务服务大厅窗口", "?channel=county-hall", true),
                        new IntakeView.Channel("hotline", "12345热线专席", "?channel=hotline", false)),
                "county-hall",
                new ClauseView("XT-2", "受理渠道", "三", "在县、乡（镇）两级政务服务大厅设立“办不成事”反映窗口。"),
                report(false).fields(),
                List.of(),
                likely);
    }

    static List<Likely> likely() {
        return List.of(
                new Likely("XT-20261101-0009", "#", "加装电梯没人牵头", "办理中", "11月1日 10:00", "同一电话"));
    }

    private static FigureTableView table(boolean frozen) {
        String href = frozen ? null : "/xiangtan/staff/figures/cases";
        FigureTableView.Cell received = new FigureTableView.Cell("40", null, href, null, "");
        FigureTableView.Cell missed =
                new FigureTableView.Cell("94.9%", "37 / 39 件", href, "未达目标", "red");
        return new FigureTableView(
                "分单位完成情况",
                "11月1日至11月22日",
                "统计于 今天 09:42",
                frozen,
                "承办单位",
                true,
                List.of(
                        new FigureTableView.Head("受理", null, XT7),
                        new FigureTableView.Head("按时办结率", "目标 95% 以上", XT8)),
                List.of(
                        new FigureTableView.Row(
                                "县自然资源局",
                                1,
                                List.of(
                                        received,
                                        new FigureTableView.Cell(
                                                "96.4%", "27 / 28 件", href, "达到目标", "green"))),
                        new FigureTableView.Row("未填", null, List.of(received, missed))),
                List.of(received, missed),
                List.of(
                        new FigureTableView.Listing(
                                "问题清单",
                                "共 1 件",
                                null,
                                List.of(
                                        new FigureTableView.Item(
                                                "XT-20261118-0031",
                                                href,
                                                "不动产登记",
                                                "县自然资源局",
                                                "办理中",
                                                "11月18日")))),
                XT8);
    }

    static FiguresView figures(boolean none) {
        return none
                ? new FiguresView(List.of(), List.of(), "", "", "", null, null, null)
                : new FiguresView(
                        List.of(
                                new FiguresView.Link("分单位", "?table=by-unit", true),
                                new FiguresView.Link("分渠道", "?table=by-channel", false)),
                        List.of(new FiguresView.Link("本月", "?from=2026-11-01", true)),
                        "by-unit",
                        "2026-11-01",
                        "2026-11-22",
                        "开始和结束应是日期",
                        "/xiangtan/staff/figures/table.xlsx",
                        table(false));
    }

    static FiguresView.Behind behind() {
        return new FiguresView.Behind(
                "按时办结率",
                "县自然资源局",
                "11月1日至11月22日",
                "/xiangtan/staff/figures",
                List.of(
                        new FiguresView.Link("全部", "?part=all", true),
                        new FiguresView.Link("符合", "?part=met", false)),
                List.of(
                        new FiguresView.Found(
                                "XT-20261118-0031",
                                "/xiangtan/staff/cases/XT-20261118-0031",
                                "农村宅基地确权证多次跑窗口仍未办结",
                                "不动产登记",
                                "县自然资源局",
                                "办理中",
                                "11月18日 15:20",
                                "")),
                Pager.of(1, 50, 1, page -> "?page=" + page),
                XT8);
    }

    static CaseView aCase() {
        List<ClockView.Day> days =
                List.of(
                        new ClockView.Day("counted", "–", "11月20日 周五", "11月20日 08:30 起算，当日不计"),
                        new ClockView.Day("skipped", "–", "11月21日 周六", "休息日，不计"),
                        new ClockView.Day("skipped", "–", "11月22日 周日", "休息日，不计"),
                        new ClockView.Day("counted", "第 1 天", "11月23日 周一", "工作日"),
                        new ClockView.Day("counted", "第 2 天", "11月24日 周二", "工作日"),
                        new ClockView.Day("end", "–", "11月24日 周二", "17:30 下班时到期"));
        ClockView resolve =
                new ClockView("办理期限", GREEN, "11月27日 17:30", true, true, 1, "县自然资源局", XT8, days);
        ClockView signing =
                new ClockView("签收", STOPPED, "11月24日 17:30", false, false, 0, null, XT7, days);
        return new CaseView(
                null,
                "XT-20261118-0031",
                "/xiangtan/staff/cases/XT-20261118-0031",
                7,
                "农村宅基地确权证多次跑窗口仍未办结",
                "2023年起多次到花石镇和县不动产登记中心，先说要补测绘图，补完又说要村里重新公示，公示完又说系统里没有底册。",
                "办理中",
                "不动产登记",
                "县政务服务大厅窗口",
                "11月18日 15:20",
                3,
                "/xiangtan/staff/procedures/case?at=handling",
                GREEN,
                "11月27日 17:30",
                List.of(
                        new CaseView.Fact("诉求类型", "投诉", null),
                        new CaseView.Fact("去过哪些单位", "花石镇人民政府、县自然资源局", null)),
                List.of(table(true)),
                new CaseView.Reporter(
                        List.of(
                                new CaseView.Fact("姓名或名称", "王*生", null),
                                new CaseView.Fact("联系电话", "138****1234", null),
                                new CaseView.Fact("证件号码", "430321********001X", null)),
                        true,
                        false,
                        List.of()),
                List.of(
                        new ClockView(
                                "线上答复",
                                new LampView("red", "超期 2 小时完成", 100),
                                "11月19日 17:30",
                                false,
                                false,
                                0,
                                null,
                                XT8,
                                days)),
                List.of(
                        new CaseView.Order(
                                "1",
                                "承办工单",
                                "县自然资源局",
                                "牵头",
                                true,
                                "办理中",
                                "11月20日 08:30",
                                List.of(new CaseView.Fact("职责", "核实底册，办理确权登记", null)),
                                List.of(),
                                List.of(resolve, signing),
                                List.of(
                                        new DocumentView(
                                                "work-form-1",
                                                "工作表",
                                                List.of(
                                                        new DocumentView.Link("DOCX", "x.docx"),
                                                        new DocumentView.Link("PDF", "x.pdf")),
                                                true)),
                                List.of(
                                        offer(
                                                "report",
                                                "反馈结果",
                                                false,
                                                null,
                                                report(false).fields().subList(1, 3),
                                                false),
                                        offer(
                                                "ask-return",
                                                "申请退回",
                                                false,
                                                "退回须在签收后 2 个工作日内申请，已于 11月24日 17:30 截止。",
                                                List.of(),
                                                false))),
                        new CaseView.Order(
                                "2",
                                "承办工单",
                                "花石镇人民政府",
                                "协办",
                                false,
                                "待签收",
                                "11月20日 08:30",
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of())),
                List.of(
                        new CaseView.Order(
                                "3",
                                "联席会议",
                                "工作专班",
                                null,
                                false,
                                "已召集",
                                "11月21日 09:00",
                                List.of(new CaseView.Fact("会议日期", "2026-11-25", null)),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of())),
                List.of(
                        new CaseView.Past(
                                5,
                                "red",
                                "同意延期",
                                "陈国华",
                                "今天 09:12",
                                "",
                                List.of(new CaseView.Fact("延长", "7 个工作日", null)),
                                "专班负责人破例办理，理由：底册需从省厅调取",
                                XT8),
                        new CaseView.Past(
                                4,
                                "",
                                "签收",
                                "李建国",
                                "11月20日 10:00",
                                "待签收 → 办理中",
                                List.of(),
                                null,
                                XT7),
                        new CaseView.Past(
                                1, "", "登记", "刘洋", "11月18日 15:20", "", List.of(), null, null)),
                files(),
                List.of(),
                List.of(
                        offer(
                                "assign-more",
                                "增加协办单位",
                                false,
                                null,
                                List.of(area("reason", "理由", true)),
                                false),
                        offer(
                                "close",
                                "办结",
                                true,
                                null,
                                List.of(area("reason", "办结说明", true)),
                                false),
                        offer("divert", "分流", false, "已经交办的事项不再分流，先撤销工单。", List.of(), false)),
                receipt());
    }

    static SearchView search(boolean down) {
        return new SearchView(
                "不动产",
                down ? 0 : 8,
                List.of(
                        new SearchView.Facet(
                                "类别",
                                List.of(
                                        new SearchView.Bucket("不动产登记", 6, "#", true),
                                        new SearchView.Bucket("宅基地", 2, "#", false))),
                        new SearchView.Facet(
                                "环节", List.of(new SearchView.Bucket("办理中", 5, "#", false)))),
                down ? List.of() : IntStream.range(0, 3).mapToObj(Samples::hit).toList(),
                down ? null : "?after=x",
                down ? null : "检索库正在更新，最近 40 秒的变化可能还搜不到。",
                down,
                null);
    }

    private static SearchView.Hit hit(int n) {
        return new SearchView.Hit(
                "XT-2026111" + n + "-0031",
                "#",
                List.of(new SearchView.Piece("农村宅基地确权证多次跑窗口仍未办结", false)),
                List.of(
                        new SearchView.Piece("……到县", false),
                        new SearchView.Piece("不动产", true),
                        new SearchView.Piece("登记中心，先说要补测绘图……", false)),
                "不动产登记",
                "办理中",
                "县自然资源局",
                "11月18日");
    }

    static ErrorView error(int status, Wording wording) {
        return new ErrorView(
                status,
                wording.say("error." + status + ".title"),
                wording.say("error." + status + ".help"),
                false,
                status == 500 ? "3f2a91c0" : null);
    }

    private static FieldView text(
            String name, String label, int most, @Nullable String error, String value) {
        return field(name, label, "text", true, false, most, "", error, value, List.of());
    }

    private static FieldView area(String name, String label, boolean required) {
        return field(name, label, "long-text", required, false, 2000, "", null, "", List.of());
    }

    private static FieldView upload() {
        return field("attachments", "附件", "attachment", false, false, 0, "", null, "", List.of());
    }

    private static FieldView field(
            String name,
            String label,
            String kind,
            boolean required,
            boolean personal,
            int most,
            String hint,
            @Nullable String error,
            String value,
            List<FieldView.Group> groups) {
        return new FieldView(
                "f-" + name,
                name,
                label,
                kind,
                required,
                false,
                personal,
                most,
                hint.isEmpty() ? null : hint,
                value,
                groups,
                error);
    }

    private static FieldView.Group group(@Nullable String label, String... choices) {
        return new FieldView.Group(
                label,
                List.of(choices).stream()
                        .map(c -> new FieldView.Choice(c.toLowerCase(Locale.ROOT), c, false))
                        .toList());
    }
}
