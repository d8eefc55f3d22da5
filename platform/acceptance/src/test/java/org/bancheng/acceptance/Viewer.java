package org.bancheng.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** One person before the browser. Closing it fails when the browser complained of anything. */
final class Viewer implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final Page page;
    private final Watch watch;
    private final Look look;

    Viewer(Page page, Watch watch, Look look) {
        this.page = page;
        this.watch = watch;
        this.look = look;
    }

    Page page() {
        return page;
    }

    Watch watch() {
        return watch;
    }

    /** Opens a page that has to be there. */
    Viewer at(String path) {
        Response response = page.navigate(path);
        assertThat(response.status()).as(path).isEqualTo(200);
        return this;
    }

    /** From the county's front page to the desk, by the county's sign-in page. */
    Viewer signIn(String tenant, String username) {
        at("/" + tenant + "/");
        page.getByRole(AriaRole.LINK, named("工作人员入口")).first().click();
        return entered(username, "/" + tenant + "/staff$");
    }

    /** To the pages of those who run or study the installation. */
    Viewer signInToPlatform(String username) {
        page.navigate("/platform");
        return entered(username, "/platform(/search)?$");
    }

    private Viewer entered(String username, String path) {
        form().fill("用户名", username).fill("密码", Product.PASSWORD).send("登录");
        assertThat(page).hasURL(Pattern.compile("^https?://[^/]+" + path));
        return this;
    }

    /** A reporter opens his case. */
    Viewer follows(String number, String secret) {
        at("/xiangtan/track").form().fill("编号", number).fill("查询码", secret).send("查询");
        return sees("办理经过");
    }

    Viewer follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
        return this;
    }

    /** The page's form; a page with several has each under its own heading. */
    FilledForm form() {
        return new FilledForm(page.getByRole(AriaRole.MAIN));
    }

    /** An action folded under its name. */
    FilledForm action(String label) {
        Locator action = folded(label);
        if (action.getAttribute("open") == null) {
            action.locator("summary").first().click();
        }
        return new FilledForm(action);
    }

    /** Does an action and reads that it is done. */
    void done(String label, FilledForm form) {
        form.send(label);
        sees("已办理：" + label + "。");
    }

    Locator folded(String label) {
        return page.locator("details")
                .filter(
                        new Locator.FilterOptions()
                                .setHas(
                                        page.locator(
                                                "summary",
                                                new Page.LocatorOptions()
                                                        .setHasText(
                                                                Pattern.compile(
                                                                        "^\\s*"
                                                                                + FilledForm.plain(
                                                                                        label))))))
                .first();
    }

    Viewer sees(String text) {
        assertThat(page.getByRole(AriaRole.MAIN)).containsText(text);
        return this;
    }

    Viewer doesNotSee(String text) {
        assertThat(page.getByRole(AriaRole.MAIN)).not().containsText(text);
        return this;
    }

    /** A picture to look at, under target/screenshots. */
    Viewer photographed(String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve(name + "-" + look + ".png"))
                        .setFullPage(true));
        return this;
    }

    @Override
    public void close() {
        page.context().close();
        assertThat(watch.taken()).as("what the browser complained of").isEmpty();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
