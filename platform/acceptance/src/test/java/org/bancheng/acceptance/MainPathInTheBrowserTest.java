package org.bancheng.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.CALLBACK;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;
import static org.bancheng.acceptance.Xiangtan.HOUSING_HANDLER;
import static org.bancheng.acceptance.Xiangtan.LAND_HANDLER;
import static org.bancheng.acceptance.Xiangtan.WINDOW;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Xiangtan's procedure by hand: every post signs in on the county's page and works on the portal,
 * finding everything by what can be read on it.
 */
class MainPathInTheBrowserTest {
    private static final String TENANT = Xiangtan.TENANT;

    private final Product product = Product.get();
    private final Xiangtan xiangtan = new Xiangtan(product);
    private final Browsing browsing = Browsing.get();

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    /** What a reporter takes home. */
    private record Receipt(String number, String secret) {}

    @Test
    @Clause({"XT-1", "XT-5", "XT-8", "XT-9", "ALL-4", "ALL-5"})
    void a_matter_told_at_the_window_goes_through_every_post_and_is_rated() {
        Receipt receipt = takenInAtTheWindow("宅基地确权三次没办成");
        String page = "/xiangtan/staff/cases/" + receipt.number();
        // other tests' cases may fill the first page of the list and the desk
        String found = "/xiangtan/staff/cases?q=" + receipt.number();

        try (Viewer dispatcher = staff(DISPATCHER)) {
            dispatcher.at("/xiangtan/staff/cases").photographed("board");
            dispatcher.at(found);
            dispatcher.follow("宅基地确权三次没办成").sees("王*生").doesNotSee("13812345678");
            dispatcher.done(
                    "研判",
                    dispatcher
                            .action("研判")
                            .choose("响应级别", "二级（复杂情况）")
                            .choose("复杂程度", "一般（5个工作日）")
                            .choose("所属领域", "公共服务")
                            .pick("事项类别", "宅基地确权"));
            dispatcher.done(
                    "交办",
                    dispatcher
                            .action("交办")
                            .pick("牵头单位", "县自然资源局")
                            .fill("办理要求", "核查宅基地确权登记，给出书面答复"));
            dispatcher.sees("5月18日 17:30 到期").photographed("case-assigned");
            Locator why = dispatcher.folded("怎么算出来的");
            why.locator("summary").click();
            assertThat(why).containsText("工作日");
            assertThat(dispatcher.folded("依据XT-8")).isVisible();
        }
        try (Viewer handler = staff(LAND_HANDLER)) {
            handler.at("/xiangtan/staff").photographed("desk-handler");
            handler.at(found);
            handler.follow("宅基地确权三次没办成");
            handler.done("签收", handler.action("签收"));
            handler.done(
                    "反馈结果",
                    handler.action("反馈结果")
                            .choose("办理结果", "已解决")
                            .fill("办理情况", "已补办登记")
                            .fill("给反映人的说明", "材料已由我局内部调取，证书可来窗口领取。"));
        }
        try (Viewer callback = staff(CALLBACK)) {
            callback.at(page).sees("核查回访");
            callback.done(
                    "核查回访",
                    callback.action("核查回访")
                            .fill("核查情况", "已核实，证书已发放")
                            .tick("已接通")
                            .choose("反映人是否满意", "满意"));
        }
        try (Viewer dispatcher = staff(DISPATCHER)) {
            dispatcher.at(page);
            dispatcher.done(
                    "办结",
                    dispatcher
                            .action("办结")
                            .choose("办理结果", "已解决")
                            .fill("理由", "登记已办成，反映人满意")
                            .pick("未办成原因", "流程繁琐、反复跑"));
            dispatcher.sees("办结").photographed("case-closed");
        }
        try (Viewer reporter = browsing.stranger(Look.PHONE)) {
            reporter.follows(receipt.number(), receipt.secret())
                    .sees("材料已由我局内部调取")
                    .photographed("track-closed");
            reporter.form().choose("满意度", "不满意").send("评价");
            reporter.sees("请写下不满意的原因");
            reporter.watch().taken(); // the browser notes that the page came with 422
            reporter.form().choose("满意度", "非常满意").send("评价");
            reporter.sees("已提交：评价。").sees("感谢您的评价").photographed("track-rated");
        }
    }

    @Test
    @Clause({"XT-1", "ALL-5"})
    void a_citizen_reports_on_the_public_page_follows_supplements_and_withdraws() {
        Receipt receipt;
        try (Viewer citizen = browsing.stranger(Look.DESKTOP)) {
            citizen.at("/xiangtan/").photographed("home");
            citizen.follow("我要反映").photographed("report");
            citizen.form().send("提交");
            citizen.sees("有内容需要修改").photographed("report-mistakes");
            citizen.watch().taken(); // the browser notes that the page came with 422
            citizen.form()
                    .fill("事项", "落户材料窗口不收")
                    .fill("情况说明", "去了两次派出所，都说系统里查不到。")
                    .choose("诉求类型", "投诉")
                    .choose("反映人类型", "公民")
                    .fill("姓名或名称", "曾𠮷")
                    .fill("联系电话", "13800002222")
                    .send("提交");
            citizen.sees("已经收到您反映的问题").photographed("receipt");
            receipt = receipt(citizen);
        }
        try (Viewer citizen = browsing.stranger(Look.ELDER_PHONE)) {
            citizen.at("/xiangtan/track").photographed("follow");
            citizen.form().fill("编号", receipt.number()).fill("查询码", "0000000000000000").send("查询");
            citizen.sees("编号或查询码不对");
            citizen.watch().taken(); // the browser notes that the page came with 422
            citizen.follows(receipt.number(), receipt.secret())
                    .sees("落户材料窗口不收")
                    .photographed("track");
            citizen.action("补充情况").fill("补充内容", "派出所说要原籍证明。").send("补充情况");
            citizen.sees("已提交：补充情况。").sees("已收到补充情况");
            citizen.page().onceDialog(Dialog::accept);
            citizen.action("撤回").fill("理由", "派出所已经办好了").send("撤回");
            citizen.sees("已提交：撤回。").sees("您撤回了反映");
        }
        try (Viewer dispatcher = staff(DISPATCHER)) {
            dispatcher.at("/xiangtan/staff/cases/" + receipt.number());
            dispatcher.sees("已撤回").sees("派出所说要原籍证明。").sees("派出所已经办好了");
        }
    }

    @Test
    @Clause("XT-3a")
    void a_simple_question_is_answered_on_the_spot_and_stays_on_record() {
        Receipt receipt = takenInAtTheWindow("老年证怎么办");
        try (Viewer window = staff(WINDOW)) {
            window.at("/xiangtan/staff/cases/" + receipt.number());
            window.done(
                    "当场回复",
                    window.action("当场回复")
                            .fill("答复内容", "带身份证到三楼民政窗口，当场可取。")
                            .pick("未办成原因", "咨询了解，未涉及办理"));
            window.sees("三级（简单问题）");
            assertThat(window.folded("依据XT-3a")).isAttached();
        }
        try (Viewer reporter = browsing.stranger(Look.DESKTOP)) {
            reporter.follows(receipt.number(), receipt.secret()).sees("窗口已当场答复：带身份证到三楼民政窗口");
        }
    }

    @Test
    @Clause({"XT-7", "XT-8"})
    void a_unit_returns_a_matter_in_time_and_the_next_one_is_given_a_longer_term() {
        Matter matter = xiangtan.assigned("加装电梯没人牵头", "ordinary");
        String page = "/xiangtan/staff/cases/" + matter.number;
        try (Viewer land = staff(LAND_HANDLER)) {
            land.at(page);
            land.done("签收", land.action("签收"));
            land.done(
                    "申请退回",
                    land.action("申请退回")
                            .tick("不属于本单位职责")
                            .fill("理由", "加装电梯由住建部门牵头")
                            .fill("依据（文件名称和条款）", "县政府三定方案第二条"));
        }
        try (Viewer dispatcher = staff(DISPATCHER)) {
            dispatcher.at(page).sees("加装电梯由住建部门牵头");
            dispatcher.done(
                    "同意退回并转派",
                    dispatcher.action("同意退回并转派").pick("改派单位", "县住房和城乡建设局").fill("办理要求", "牵头联审"));
        }
        try (Viewer land = staff(LAND_HANDLER)) {
            land.at(page).sees("已退回");
        }
        try (Viewer housing = staff(HOUSING_HANDLER)) {
            housing.at(page);
            housing.done("签收", housing.action("签收"));
            housing.done("申请延期", housing.action("申请延期").fill("延期工作日数", "3").fill("理由", "需要入户征求意见"));
        }
        try (Viewer dispatcher = staff(DISPATCHER)) {
            dispatcher.at(page).sees("5月18日 17:30 到期");
            dispatcher.done("同意延期", dispatcher.action("同意延期").fill("延期工作日数", "3"));
            dispatcher.sees("5月21日 17:30 到期").sees("已延期 1 次").photographed("case-extended");
        }
        product.clock().set("2026-05-13T17:31"); // two working days after signing
        try (Viewer housing = staff(HOUSING_HANDLER)) {
            housing.at(page);
            housing.action("申请退回");
            housing.sees("退回须在签收后 2 个工作日内申请").photographed("case-too-late");
        }
    }

    private Viewer staff(String username) {
        return browsing.staff(TENANT, username, Look.DESKTOP);
    }

    private Receipt takenInAtTheWindow(String subject) {
        try (Viewer window = staff(WINDOW)) {
            window.at("/xiangtan/staff").photographed("desk");
            window.follow("登记诉求").photographed("intake");
            window.form()
                    .fill("事项", subject)
                    .fill("情况说明", "去了三次窗口，都说材料不全，又说不清缺什么。")
                    .choose("诉求类型", "投诉")
                    .choose("来源情形", "企业群众反映")
                    .tick("去过哪些单位", "县自然资源局")
                    .choose("反映人类型", "公民")
                    .fill("姓名或名称", "王长生")
                    .fill("联系电话", "13812345678")
                    .send("登记");
            window.sees("请把编号和查询码交给反映人").photographed("case-taken-in");
            Receipt receipt = receipt(window);
            window.at("/xiangtan/staff/cases/" + receipt.number()).doesNotSee(receipt.secret());
            return receipt;
        }
    }

    private static Receipt receipt(Viewer viewer) {
        String shown = viewer.page().getByRole(AriaRole.MAIN).innerText();
        Matcher number = Pattern.compile("XT-\\d{8}-\\d{4,}").matcher(shown);
        Matcher secret = Pattern.compile("\\d{4}( \\d{4}){3}").matcher(shown);
        assertThat(number.find() && secret.find()).as(shown).isTrue();
        return new Receipt(number.group(), secret.group());
    }
}
