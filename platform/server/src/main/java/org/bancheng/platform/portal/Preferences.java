package org.bancheng.platform.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.web.util.WebUtils;

/**
 * How a reader likes his pages, kept in cookies of his own browser.
 *
 * @param size normal or elder
 * @param theme light or dark
 */
record Preferences(Locale locale, String size, String theme) {
    static final String LANGUAGE = "bancheng_language";
    static final String SIZE = "bancheng_size";
    static final String THEME = "bancheng_theme";
    static final List<String> LANGUAGES = List.of("zh-CN", "zh-Hant", "en");
    static final List<String> SIZES = List.of("normal", "elder");
    static final List<String> THEMES = List.of("light", "dark");

    static Preferences of(HttpServletRequest request) {
        return new Preferences(
                Locale.forLanguageTag(one(request, LANGUAGE, LANGUAGES)),
                one(request, SIZE, SIZES),
                one(request, THEME, THEMES));
    }

    /** The first of the known values stands for a missing or invented one. */
    private static String one(HttpServletRequest request, String name, List<String> known) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie != null && known.contains(cookie.getValue())
                ? cookie.getValue()
                : known.getFirst();
    }
}
