package org.bancheng.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;
import static org.bancheng.acceptance.Xiangtan.TENANT;
import static org.bancheng.acceptance.Xiangtan.WINDOW;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What scripts make quicker works by plain forms too. */
class WithAndWithoutScriptsTest {
    private final Product product = Product.get();
    private final Xiangtan xiangtan = new Xiangtan(product);
    private final Browsing browsing = Browsing.get();

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    @Test
    void the_board_is_filtered_in_place_and_its_address_can_be_shared() {
        Matter phoned = xiangtan.onTheHotline("筛选 来电");
        Matter told = xiangtan.atTheWindow("筛选 窗口");
        try (Viewer dispatcher = scripted(DISPATCHER)) {
            dispatcher.at("/xiangtan/staff/cases?sort=latest");
            Page page = dispatcher.page();
            stay(page);
            page.getByLabel("来源").selectOption("12345热线专席");
            assertThat(row(page, told)).hasCount(0);
            assertThat(row(page, phoned)).isVisible();
            assertThat(page).hasURL(Pattern.compile(".*[?&]channel=hotline.*"));
            assertStayed(page);
            page.getByLabel("编号或事项").fill(phoned.number);
            page.getByRole(AriaRole.BUTTON, button("筛选")).click();
            assertThat(page.getByRole(AriaRole.MAIN)).containsText("共 1 件");
            assertStayed(page);
            page.reload();
            assertThat(page.getByRole(AriaRole.MAIN)).containsText("共 1 件");
            assertThat(row(page, phoned)).isVisible();
        }
        try (Viewer dispatcher = browsing.staffWithoutScripts(TENANT, DISPATCHER)) {
            dispatcher.at("/xiangtan/staff/cases?sort=latest");
            Page page = dispatcher.page();
            page.getByLabel("来源").selectOption("12345热线专席");
            page.getByRole(AriaRole.BUTTON, button("筛选")).click();
            assertThat(row(page, told)).hasCount(0);
            assertThat(row(page, phoned)).isVisible();
        }
    }

    @Test
    void likely_duplicates_are_listed_at_intake_by_the_phone_number() {
        Map<String, Object> form = Xiangtan.form("同一电话的旧件");
        form.put("reporter-phone", "13700001234");
        xiangtan.filing(WINDOW, "county-hall", form).expect(201);
        try (Viewer window = scripted(WINDOW)) {
            window.at("/xiangtan/staff/intake");
            stay(window.page());
            window.form().fill("事项", "又来一次").fill("联系电话", "13700001234");
            window.page().keyboard().press("Tab");
            window.sees("同一电话的旧件");
            assertStayed(window.page());
            window.form().fill("联系电话", "13700009999").fill("证件号码", "1");
            window.sees("没有找到同一电话的办件").doesNotSee("同一电话的旧件");
        }
        try (Viewer window = browsing.staffWithoutScripts(TENANT, WINDOW)) {
            window.at("/xiangtan/staff/intake");
            window.form().fill("事项", "又来一次").fill("联系电话", "13700001234").send("查找相同电话的办件");
            window.sees("同一电话的旧件");
            assertThat(window.page().getByLabel("联系电话")).hasValue("13700001234");
            assertThat(window.page().url()).doesNotContain("13700001234");
        }
    }

    @Test
    void a_reporter_is_revealed_with_a_reason_and_the_look_is_on_record() {
        Matter matter = xiangtan.atTheWindow("查看反映人");
        String page = "/xiangtan/staff/cases/" + matter.number;
        try (Viewer window = scripted(WINDOW)) {
            window.at(page).doesNotSee("13812345678");
            stay(window.page());
            window.action("查看完整信息").fill("查看理由", "回电核对地址").send("查看");
            window.sees("13812345678").sees("王长生");
            assertStayed(window.page());
            window.at(page).doesNotSee("13812345678").sees("查看反映人完整信息").sees("回电核对地址");
        }
        try (Viewer window = browsing.staffWithoutScripts(TENANT, WINDOW)) {
            window.at(page);
            window.action("查看完整信息").fill("查看理由", "再次回电").send("查看");
            window.sees("13812345678").sees("再次回电");
        }
    }

    private Viewer scripted(String username) {
        return browsing.staff(TENANT, username, Look.DESKTOP);
    }

    private static Locator row(Page page, Matter matter) {
        return page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(matter.number));
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** Marks the page, so that leaving it can be told. */
    private static void stay(Page page) {
        page.evaluate("window.stayed = true");
    }

    private static void assertStayed(Page page) {
        assertThat(page.evaluate("window.stayed === true"))
                .as("still the same page")
                .isEqualTo(true);
    }
}
