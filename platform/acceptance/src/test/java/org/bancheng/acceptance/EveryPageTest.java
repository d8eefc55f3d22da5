package org.bancheng.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.ADMINISTRATOR;
import static org.bancheng.acceptance.Xiangtan.CALLBACK;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;
import static org.bancheng.acceptance.Xiangtan.LAND;
import static org.bancheng.acceptance.Xiangtan.LAND_HANDLER;
import static org.bancheng.acceptance.Xiangtan.TENANT;
import static org.bancheng.acceptance.Xiangtan.WINDOW;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds of every page in every look: it comes, the browser complains of nothing, nobody has to
 * scroll sideways, and everybody can use it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class EveryPageTest {
    private static final List<Look> LOOKS =
            List.of(Look.DESKTOP, Look.DARK, Look.ELDER, Look.PHONE, Look.ENGLISH_PHONE);

    private final Product product = Product.get();
    private final Xiangtan xiangtan = new Xiangtan(product);
    private final Browsing browsing = Browsing.get();
    private final Matter closed;
    private final Matter handled;
    private final Matter reported;
    private final Matter received;
    private final String piece;
    private final String simulation;
    private final String receiver;
    private final String follower;

    /** Cases with something to show on every page. */
    EveryPageTest() {
        product.clock().set("2026-05-11T09:00");
        closed = xiangtan.closed("不动产证办了三个月");
        reported = xiangtan.reported("公租房补贴没到账");
        received = xiangtan.atTheWindow("低保停发没人解释");
        handled = xiangtan.signed("宅基地确权没人管", "complex");
        handled.actsAt(
                LAND,
                LAND_HANDLER,
                "ask-return",
                Map.of("not-our-duty", true, "reason", "属住建职责", "ground", "三定方案"));
        piece = Belongings.published(product, TENANT);
        simulation = Belongings.simulated(product, TENANT);
        receiver = browsing.cookiesOf(EveryPageTest::reports);
        follower = browsing.cookiesOf(viewer -> viewer.follows(closed.number, closed.secret));
    }

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    /** An address with a slash at its end is that of the page without. */
    static List<String> pages() {
        List<String> all = Pages.all(Product.get().server());
        return all.stream()
                .filter(page -> !page.endsWith("/") || !all.contains(page.replaceAll("/$", "")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_comes_and_can_be_used_in_every_look(String pattern) {
        String address =
                Pages.address(
                        pattern,
                        Map.of(
                                "tenant",
                                TENANT,
                                "number",
                                number(pattern),
                                "type",
                                "typical",
                                "piece",
                                piece,
                                "simulation",
                                simulation,
                                "version",
                                "1"));
        inspect(LOOKS, look -> viewer(pattern, look), address, 200);
    }

    @Test
    void pages_in_their_other_states_can_be_used_too() {
        String cases = "/xiangtan/staff/cases";
        List<Look> dark = List.of(Look.DARK);
        List<Look> phone = List.of(Look.PHONE);
        inspect(dark, look -> staff(WINDOW, look), cases + "/" + received.number, 200);
        inspect(phone, look -> staff(DISPATCHER, look), cases + "/" + received.number, 200);
        inspect(phone, look -> staff(CALLBACK, look), cases + "/" + reported.number, 200);
        inspect(dark, look -> staff(DISPATCHER, look), cases + "/" + closed.number, 200);
        inspect(phone, look -> staff(DISPATCHER, look), cases + "?q=XT-0", 200);
        inspect(dark, look -> staff(DISPATCHER, look), cases + "?tab=closed", 200);
        Product.until(
                "the case can be searched",
                () ->
                        product.staff(TENANT, DISPATCHER)
                                .get("/xiangtan/api/v1/cases/search?q=%E4%BD%8E%E4%BF%9D")
                                .expect(200)
                                .text()
                                .contains(received.number));
        inspect(dark, look -> staff(DISPATCHER, look), "/xiangtan/staff/search?q=低保", 200);
        inspect(phone, look -> staff(DISPATCHER, look), "/xiangtan/staff/search?q=无此事", 200);
    }

    @Test
    void a_page_that_is_not_there_says_so_so_that_everybody_can_go_on() {
        List<Look> looks = List.of(Look.DARK, Look.PHONE);
        inspect(looks, browsing::stranger, "/nirgendwo/", 404);
        inspect(looks, look -> staff(DISPATCHER, look), "/xiangtan/staff/cases/XT-0", 404);
    }

    @Test
    void mistakes_are_pointed_out_so_that_everybody_finds_them() {
        inspectHere(
                List.of(Look.DESKTOP, Look.DARK, Look.ELDER_PHONE),
                browsing::stranger,
                viewer -> {
                    viewer.at("/xiangtan/report").form().send("提交");
                    viewer.sees("有内容需要修改").watch().taken(); // the browser notes the 422
                });
        inspectHere(
                List.of(Look.DESKTOP, Look.DARK, Look.PHONE),
                look -> staff(CALLBACK, look),
                viewer -> {
                    viewer.at("/xiangtan/staff/cases/" + reported.number);
                    viewer.action("核查回访").fill("核查情况", "已核实").tick("已接通").send("核查回访");
                    viewer.sees("请记录反映人是否满意").watch().taken(); // the browser notes the 422
                });
    }

    @Test
    void the_menu_of_the_person_and_the_sheet_of_keys_can_be_used_too() {
        inspectHere(
                LOOKS,
                look -> staff(DISPATCHER, look),
                viewer -> {
                    viewer.at("/xiangtan/staff");
                    viewer.page().locator("summary").first().click();
                });
        inspectHere(
                List.of(Look.DESKTOP, Look.DARK, Look.PHONE),
                look -> staff(DISPATCHER, look),
                viewer -> {
                    viewer.at("/xiangtan/staff");
                    viewer.page().keyboard().press("?");
                    assertThat(viewer.page().getByRole(AriaRole.DIALOG)).isVisible();
                });
    }

    static List<String> counties() {
        return Product.counties();
    }

    @ParameterizedTest
    @MethodSource("counties")
    void a_county_signs_its_people_in_under_its_own_colour_and_mark(String county) {
        inspectHere(
                List.of(Look.DESKTOP, Look.PHONE),
                browsing::stranger,
                viewer -> {
                    Page page = viewer.page();
                    page.navigate("/" + county + "/staff");
                    assertThat(page)
                            .hasURL(Pattern.compile(".*/realms/acceptance-" + county + "/.*"));
                    assertThat(page.getByRole(AriaRole.HEADING)).hasText("工作人员登录");
                    assertThat(page.getByRole(AriaRole.BANNER))
                            .hasCSS("background-color", Counties.colour(county));
                    assertThat(page.getByRole(AriaRole.BANNER).locator("img")).isVisible();
                    assertThat(
                                    (Boolean)
                                            page.getByRole(AriaRole.BANNER)
                                                    .locator("img")
                                                    .evaluate("mark => mark.naturalWidth > 0"))
                            .as("the mark has come")
                            .isTrue();
                    viewer.photographed("sign-in-" + county);
                });
    }

    @Test
    void the_installation_signs_its_people_in_under_nobodys_mark() {
        inspectHere(
                List.of(Look.DESKTOP, Look.PHONE),
                browsing::stranger,
                viewer -> {
                    viewer.page().navigate("/platform");
                    assertThat(viewer.page().getByRole(AriaRole.HEADING)).hasText("工作人员登录");
                    assertThat(viewer.page().getByRole(AriaRole.BANNER).locator("img"))
                            .hasJSProperty("complete", true);
                    viewer.photographed("sign-in-platform");
                });
    }

    @Test
    void a_wrong_password_is_answered_so_that_everybody_notices() {
        inspectHere(
                List.of(Look.DESKTOP, Look.PHONE),
                browsing::stranger,
                viewer -> {
                    viewer.page().navigate("/xiangtan/staff");
                    // nobody's name: Keycloak locks an account that fails too quickly
                    viewer.form().fill("用户名", "nobody").fill("密码", "wrong").send("登录");
                    viewer.sees("用户名或密码不正确").photographed("sign-in-wrong");
                });
    }

    private void inspect(
            List<Look> looks, Function<Look, Viewer> viewers, String address, int status) {
        List<String> faults = new ArrayList<>();
        for (Look look : looks) {
            try (Viewer viewer = viewers.apply(look)) {
                faults.addAll(new Inspection(viewer, look).of(address, status));
                viewer.photographed("page" + address.replaceAll("[^\\p{L}\\d]+", "-"));
            }
        }
        assertThat(faults).as(address).isEmpty();
    }

    private static void inspectHere(
            List<Look> looks, Function<Look, Viewer> viewers, Consumer<Viewer> way) {
        List<String> faults = new ArrayList<>();
        for (Look look : looks) {
            try (Viewer viewer = viewers.apply(look)) {
                way.accept(viewer);
                faults.addAll(new Inspection(viewer, look).here());
            }
        }
        assertThat(faults).isEmpty();
    }

    /** The person a page is made for. */
    private Viewer viewer(String pattern, Look look) {
        if (pattern.equals("/platform/search")) {
            return browsing.staff(Browsing.PLATFORM, "analyst1", look);
        }
        if (pattern.startsWith("/platform")) {
            return browsing.staff(Browsing.PLATFORM, "operator1", look);
        }
        if (pattern.equals("/{tenant}/receipt")) {
            return browsing.returning(receiver, look);
        }
        if (pattern.startsWith("/{tenant}/track/")) {
            return browsing.returning(follower, look);
        }
        if (pattern.startsWith("/{tenant}/staff")) {
            return staff(
                    pattern.contains("/configuration")
                            ? ADMINISTRATOR
                            : pattern.endsWith("/intake") ? WINDOW : DISPATCHER,
                    look);
        }
        return browsing.stranger(look);
    }

    private String number(String pattern) {
        return pattern.startsWith("/{tenant}/track/") ? closed.number : handled.number;
    }

    private Viewer staff(String username, Look look) {
        return browsing.staff(TENANT, username, look);
    }

    private static void reports(Viewer viewer) {
        viewer.at("/xiangtan/report")
                .form()
                .fill("事项", "社保卡补办被退回")
                .fill("情况说明", "窗口说照片不合格，没说哪里不合格。")
                .choose("诉求类型", "投诉")
                .choose("反映人类型", "公民")
                .fill("姓名或名称", "曾𠮷")
                .fill("联系电话", "13800003333")
                .send("提交");
        viewer.sees("已经收到您反映的问题");
    }
}
