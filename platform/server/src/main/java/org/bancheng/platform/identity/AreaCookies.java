package org.bancheng.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bancheng.platform.tenancy.InstallationSettings;
import org.bancheng.platform.tenancy.TenantId;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.stereotype.Component;

/**
 * A session cookie for each county, sent back under its path only. One browser may be signed in to
 * several; paths outside any area have no session.
 */
@Component
class AreaCookies implements HttpSessionIdResolver {
    private final boolean secure;
    private final Map<String, CookieHttpSessionIdResolver> resolvers = new ConcurrentHashMap<>();

    AreaCookies(InstallationSettings installation) {
        this.secure = "https".equals(installation.publicUrl().getScheme());
    }

    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        return cookie(request).map(cookie -> cookie.resolveSessionIds(request)).orElse(List.of());
    }

    @Override
    public void setSessionId(
            HttpServletRequest request, HttpServletResponse response, String sessionId) {
        cookie(request).ifPresent(cookie -> cookie.setSessionId(request, response, sessionId));
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        cookie(request).ifPresent(cookie -> cookie.expireSession(request, response));
    }

    private Optional<CookieHttpSessionIdResolver> cookie(HttpServletRequest request) {
        return area(request.getServletPath())
                .map(area -> resolvers.computeIfAbsent(area, this::resolver));
    }

    private static Optional<String> area(String path) {
        return path.equals("/" + Realm.PLATFORM) || path.startsWith("/" + Realm.PLATFORM + "/")
                ? Optional.of(Realm.PLATFORM)
                : TenantId.ofPath(path).map(TenantId::value);
    }

    private CookieHttpSessionIdResolver resolver(String area) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("BC_" + area.toUpperCase(Locale.ROOT));
        cookie.setCookiePath("/" + area);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(secure);
        cookie.setSameSite("Lax");
        CookieHttpSessionIdResolver resolver = new CookieHttpSessionIdResolver();
        resolver.setCookieSerializer(cookie);
        return resolver;
    }
}
