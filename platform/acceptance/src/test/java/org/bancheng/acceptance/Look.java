package org.bancheng.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.List;

/**
 * How somebody looks at the pages.
 *
 * @param size normal or elder
 * @param theme light or dark
 * @param language as the pages remember it
 */
record Look(String name, int width, int height, String size, String theme, String language) {
    static final Look DESKTOP = new Look("desktop", 1366, 768, "normal", "light", "zh-CN");
    static final Look DARK = new Look("dark", 1366, 768, "normal", "dark", "zh-CN");
    static final Look ELDER = new Look("elder", 1366, 768, "elder", "light", "zh-CN");
    static final Look PHONE = new Look("phone", 390, 844, "normal", "light", "zh-CN");
    static final Look ELDER_PHONE = new Look("elder-phone", 390, 844, "elder", "light", "zh-CN");
    // the longest words
    static final Look ENGLISH_PHONE = new Look("english-phone", 390, 844, "normal", "light", "en");

    boolean narrow() {
        return width < 720;
    }

    Browser.NewContextOptions context() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE);
    }

    /** The preferences as the pages keep them. */
    List<Cookie> cookies(URI site) {
        return List.of(
                cookie(site, "bancheng_size", size),
                cookie(site, "bancheng_theme", theme),
                cookie(site, "bancheng_language", language));
    }

    private static Cookie cookie(URI site, String name, String value) {
        return new Cookie(name, value).setUrl(site.toString());
    }

    @Override
    public String toString() {
        return name;
    }
}
