package org.bancheng.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The one browser of all tests. It ends with the tests' process, which it hangs on. */
final class Browsing {
    /** In place of a county, for people of the installation. */
    static final String PLATFORM = "platform";

    private static final double PATIENCE_MILLIS = 15_000;

    private final Product product = Product.get();
    private final Browser browser;

    /** Cookies of people who signed in once, by county and name. */
    private final Map<String, String> signedIn = new HashMap<>();

    private Browsing() {
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Chromium.executable())
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync",
                                                        "--no-first-run")));
    }

    /** Started at the first call; later calls give the same. */
    static Browsing get() {
        return Started.BROWSING;
    }

    private static final class Started {
        static final Browsing BROWSING = new Browsing();
    }

    /** Somebody nobody knows. */
    Viewer stranger(Look look) {
        return viewer(look, look.context());
    }

    /** Somebody whose browser runs no scripts. */
    Viewer staffWithoutScripts(String tenant, String username) {
        String cookies = signedIn(tenant, username);
        return viewer(
                Look.DESKTOP,
                Look.DESKTOP.context().setStorageState(cookies).setJavaScriptEnabled(false));
    }

    /** A person of a county's folder, signed in on the county's own page. */
    Viewer staff(String tenant, String username, Look look) {
        return returning(signedIn(tenant, username), look);
    }

    /** What a browser keeps of a stranger's visit. */
    String cookiesOf(Consumer<Viewer> visit) {
        try (Viewer viewer = stranger(Look.DESKTOP)) {
            visit.accept(viewer);
            return viewer.page().context().storageState();
        }
    }

    /** Somebody who was here before. */
    Viewer returning(String cookies, Look look) {
        return viewer(look, look.context().setStorageState(cookies));
    }

    private String signedIn(String tenant, String username) {
        String known = signedIn.get(tenant + "/" + username);
        if (known != null) {
            return known;
        }
        String cookies =
                cookiesOf(
                        viewer -> {
                            if (tenant.equals(PLATFORM)) {
                                viewer.signInToPlatform(username);
                            } else {
                                viewer.signIn(tenant, username);
                            }
                        });
        signedIn.put(tenant + "/" + username, cookies);
        return cookies;
    }

    private Viewer viewer(Look look, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setBaseURL(product.base().toString()));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.setDefaultNavigationTimeout(2 * PATIENCE_MILLIS);
        context.addCookies(look.cookies(product.base()));
        Watch watch = new Watch(context);
        Page page = context.newPage();
        return new Viewer(page, watch, look);
    }
}
