package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Remembers language, text size and theme, and leads back. */
@Controller
class PreferencesController {
    /** A browser would not get through the door with a longer one. */
    private static final int LONGEST_BACK = 2_000;

    @PostMapping("/{tenant}/preferences")
    ResponseEntity<Void> remember(
            @PathVariable String tenant,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String size,
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        keep(response, request, Preferences.LANGUAGE, language, Preferences.LANGUAGES);
        keep(response, request, Preferences.SIZE, size, Preferences.SIZES);
        keep(response, request, Preferences.THEME, theme, Preferences.THEMES);
        String home = "/" + tenant + "/";
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(address(back, home)).build();
    }

    private static void keep(
            HttpServletResponse response,
            HttpServletRequest request,
            String name,
            @Nullable String value,
            List<String> known) {
        if (value == null || !known.contains(value)) {
            return;
        }
        // readable by scripts, since the toggles act before the server hears of them
        ResponseCookie cookie =
                ResponseCookie.from(name, value)
                        .path("/")
                        .maxAge(Duration.ofDays(365))
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** An address of another site, or one that cannot be read, is no place to lead back to. */
    private static URI address(String back, String home) {
        if (back.length() <= LONGEST_BACK
                && back.startsWith(home)
                && back.matches("/[\\w\\-./?=&%~+,:@!]*")) {
            try {
                return new URI(back);
            } catch (URISyntaxException _) {
                return URI.create(home);
            }
        }
        return URI.create(home);
    }
}
