package org.bancheng.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The procedures of Dianjiang, Gangnan and Chongming by hand, each post in another look; Xiangtan's
 * is {@link MainPathInTheBrowserTest}.
 */
class CountiesInTheBrowserTest {
    private static final Pattern NUMBER = Pattern.compile("[A-Z]{2}-\\d{8}-\\d{4}");

    private final Product product = Product.get();
    private final Browsing browsing = Browsing.get();

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    private static String number(Viewer viewer) {
        Matcher found = NUMBER.matcher(viewer.page().url());
        if (!found.find()) {
            throw new AssertionError("no case at " + viewer.page().url());
        }
        return found.group();
    }

    @Test
    void dianjiangs_matter_is_judged_handled_by_a_team_rated_in_four_and_praised() {
        String subject = "不会办的登记 " + UUID.randomUUID();
        String number;
        try (Viewer window = browsing.staff("dianjiang", Dianjiang.WINDOW, Look.DESKTOP)) {
            window.at("/dianjiang/staff/intake?channel=county-hall").photographed("dj-intake");
            window.form()
                    .fill("事项", subject)
                    .fill("情况说明", "窗口说不清楚要什么材料。")
                    .fill("办不成的原因", "看不懂办事指南")
                    .fill("姓名或名称", "陈秀英")
                    .fill("联系电话", "13912345678")
                    .send("登记");
            window.sees("请把编号和查询码交给反映人");
            number = number(window);
        }
        String page = "/dianjiang/staff/cases/" + number;
        try (Viewer office = browsing.staff("dianjiang", Dianjiang.DISPATCHER, Look.DESKTOP)) {
            office.at(page).sees("第一时间");
            office.done(
                    "予以受理",
                    office.action("予以受理")
                            .fill("参加研判的科室负责人", "丁毅（登记科）")
                            .choose("哪一类“办不成”", "其他")
                            .choose("调度级别", "一级（单一部门，2个工作日）")
                            .pick("事项类别", "不动产与土地"));
            office.done("交办", office.action("交办").pick("牵头单位", "县规划和自然资源局").fill("办理要求", "按交办单推进"));
            office.sees("5月13日 17:30 到期").photographed("dj-assigned");
        }
        try (Viewer team = browsing.staff("dianjiang", Dianjiang.LAND_TEAM, Look.PHONE)) {
            team.at(page);
            team.done("签收", team.action("签收"));
            team.done("登记专班", team.action("登记专班").fill("专班组成", "登记科、法规科"));
            team.done(
                    "办结反馈",
                    team.action("办结反馈")
                            .choose("办理结果", "已解决")
                            .fill("办理情况", "已指导填表")
                            .fill("给反映人的说明", "证书可来窗口领取"));
            team.photographed("dj-reported");
        }
        try (Viewer caller = browsing.staff("dianjiang", Dianjiang.CALLBACK, Look.ELDER)) {
            caller.at(page);
            caller.done(
                    "电话回访",
                    caller.action("电话回访")
                            .tick("已接通")
                            .choose("服务态度", "非常满意")
                            .choose("办理结果", "满意")
                            .choose("办事效率", "满意")
                            .choose("廉洁勤政", "非常满意"));
            caller.photographed("dj-called");
        }
        try (Viewer office = browsing.staff("dianjiang", Dianjiang.DISPATCHER, Look.DARK)) {
            office.at(page);
            office.done("办结", office.action("办结").choose("办理结果", "已解决").fill("理由", "登记已办成"));
            office.at("/dianjiang/staff/registers/typical").follow("登记一条");
            office.form()
                    .choose("类别", "典型案例")
                    .fill("基本情况", "群众不会填表")
                    .fill("成效", "当天办成")
                    .pick("单位", "县规划和自然资源局")
                    .send("登记");
            office.sees("有内容需要修改").watch().taken(); // the browser notes the 422
            office.form().fill("事项", subject).send("登记");
            office.sees("已登记：做法案例和先进");
            office.done("审核宣传", office.action("审核宣传").tick("已确认内容里没有个人信息"));
            office.photographed("dj-praised");
        }
        try (Viewer anyone = browsing.stranger(Look.ELDER_PHONE)) {
            anyone.at("/dianjiang/").page();
            anyone.follow("公开").follow(subject);
            anyone.sees("群众不会填表").doesNotSee("陈秀英").photographed("dj-published");
        }
    }

    @Test
    void gangnans_order_is_contacted_evaluated_and_its_month_is_told_in_a_bulletin() {
        String number;
        try (Viewer station = browsing.staff("gangnan", Gangnan.STATION, Look.PHONE)) {
            station.at("/gangnan/staff/intake?channel=workstation").photographed("gn-intake");
            station.form()
                    .fill("经营主体名称", "港南荷香食品有限公司")
                    .choose("诉求类型", "求助")
                    .fill("事项", "许可证延续办不下来")
                    .fill("情况说明", "跑了三次窗口。")
                    .fill("联系人", "陈业宏")
                    .fill("联系电话", "13877510086")
                    .send("登记");
            station.sees("请把编号和查询码交给反映人");
            number = number(station);
        }
        String page = "/gangnan/staff/cases/" + number;
        try (Viewer dispatcher = browsing.staff("gangnan", Gangnan.DISPATCHER, Look.DESKTOP)) {
            dispatcher.at(page);
            dispatcher.done(
                    "分办",
                    dispatcher
                            .action("分办")
                            .choose("诉求类型", "求助")
                            .pick("事项类别", "企业开办与经营")
                            .pick("牵头单位", "区市场监督管理局")
                            .fill("办理要求", "按期办结并答复"));
            dispatcher.sees("5月18日 17:30 到期").photographed("gn-assigned");
        }
        try (Viewer receiver = browsing.staff("gangnan", Gangnan.MARKET_RECEIVER, Look.ELDER)) {
            receiver.at(page);
            receiver.done("签收", receiver.action("签收"));
            receiver.done("联系经营主体", receiver.action("联系经营主体").fill("办理情况", "已电话联系"));
            receiver.done(
                    "反馈结果",
                    receiver.action("反馈结果")
                            .choose("办理结果", "已解决")
                            .fill("办理情况", "已核发许可证")
                            .fill("给反映人的说明", "许可证可到窗口领取"));
        }
        try (Viewer caller = browsing.staff("gangnan", Gangnan.CALLBACK, Look.DESKTOP)) {
            caller.at(page);
            caller.done("回访", caller.action("回访").tick("已接通").choose("反映人是否满意", "满意"));
        }
        try (Viewer dispatcher = browsing.staff("gangnan", Gangnan.DISPATCHER, Look.DARK)) {
            dispatcher.at(page);
            dispatcher.done("办结", dispatcher.action("办结").choose("办理结果", "已解决").fill("理由", "已领证"));
            dispatcher.photographed("gn-closed");
        }
        try (Viewer office = browsing.staff("gangnan", Gangnan.OFFICE, Look.DESKTOP)) {
            office.at("/gangnan/staff/registers/bulletin");
            office.follow("月度监测通报（2026年4月1日至2026年4月30日）").sees("BULLETIN-2026-");
            office.photographed("gn-bulletin");
        }
    }

    @Test
    void chongmings_order_is_taken_called_back_twice_and_its_weak_point_is_listed() {
        String number;
        try (Viewer window = browsing.staff("chongming", Chongming.WINDOW, Look.DESKTOP)) {
            window.at("/chongming/staff/intake?channel=hall").photographed("cm-intake");
            window.form()
                    .fill("事项", "执照变更卡在系统里")
                    .fill("情况说明", "网上提交三次都退回。")
                    .fill("姓名或名称", "施阿妹")
                    .fill("联系电话", "13601660021")
                    .send("登记");
            window.sees("请把编号和查询码交给反映人");
            number = number(window);
        }
        String page = "/chongming/staff/cases/" + number;
        try (Viewer centre = browsing.staff("chongming", Chongming.DISPATCHER, Look.PHONE)) {
            centre.at(page);
            centre.done(
                    "派单",
                    centre.action("派单")
                            .choose("复杂程度", "一般（3个工作日）")
                            .pick("事项类别", "企业登记注册")
                            .pick("牵头单位", "区市场监督管理局")
                            .fill("办理要求", "先行联系"));
            centre.photographed("cm-dispatched");
        }
        try (Viewer officer = browsing.staff("chongming", Chongming.MARKET_OFFICER, Look.DESKTOP)) {
            officer.at(page);
            officer.done("接单", officer.action("接单"));
            officer.sees("5月14日 17:30 到期");
            officer.done("联系反映人", officer.action("联系反映人").fill("办理情况", "已电话联系"));
            officer.done(
                    "反馈结果",
                    officer.action("反馈结果")
                            .choose("办理结果", "已解决")
                            .fill("办理情况", "已变更登记")
                            .fill("给反映人的说明", "执照可来窗口领取"));
            officer.done("本单位回访", officer.action("本单位回访").choose("本单位回访", "满意"));
            officer.photographed("cm-called-by-unit");
        }
        try (Viewer centre = browsing.staff("chongming", Chongming.CALLBACK, Look.ELDER)) {
            centre.at(page);
            centre.done(
                    "核查回访",
                    centre.action("核查回访")
                            .fill("核查情况", "查了处置记录")
                            .tick("已接通")
                            .choose("反映人是否满意", "满意")
                            .choose("回访发现", "没有问题"));
        }
        try (Viewer centre = browsing.staff("chongming", Chongming.DISPATCHER, Look.DARK)) {
            centre.at(page);
            centre.done("办结", centre.action("办结").choose("办理结果", "已解决").fill("理由", "执照已领取"));
            centre.photographed("cm-closed");
            centre.at("/chongming/staff/registers/problem-list/new");
            centre.form()
                    .fill("事项", "执照变更系统反复退回")
                    .pick("薄弱环节", "系统平台")
                    .pick("责任单位", "区市场监督管理局")
                    .fill("原因分析", "校验规则与指南不一致")
                    .fill("来源事项编号", number)
                    .fill("办结期限", "2026-06-01")
                    .send("登记");
            centre.sees("已登记：问题清单").sees("6月1日").photographed("cm-listed");
        }
        try (Viewer watcher = browsing.staff("chongming", Chongming.WATCHER, Look.PHONE)) {
            watcher.at(page).sees("办结").doesNotSee("13601660021");
            assertThat(watcher.page().getByText("现在可以办")).isVisible();
            watcher.photographed("cm-watched");
        }
    }
}
