package org.bancheng.platform.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.Profile;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.tenancy.BoundTenant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the surroundings of a page: the county's brand and menu, the reader's preferences. */
@Component("portalPages")
class Pages {
    private final Configurations configurations;
    private final Wordings wordings;
    private final Assets assets;

    Pages(Configurations configurations, Wordings wordings, Assets assets) {
        this.configurations = configurations;
        this.wordings = wordings;
        this.assets = assets;
    }

    /** The county's page where a county is bound, else one that belongs to nobody. */
    Page of(HttpServletRequest request, Page.@Nullable Badge staff, List<Page.Entry> nav) {
        return BoundTenant.find()
                .map(
                        tenant ->
                                county(
                                        request,
                                        "/" + tenant.id().value(),
                                        configurations.current().configuration(),
                                        staff,
                                        nav))
                .orElseGet(() -> neutral(request));
    }

    private Page county(
            HttpServletRequest request,
            String root,
            TenantConfiguration configuration,
            Page.@Nullable Badge staff,
            List<Page.Entry> nav) {
        Preferences reader = Preferences.of(request);
        Wording wording = wordings.in(reader.locale());
        String path = path(request);
        Profile profile = configuration.profile();
        return new Page(
                root,
                wording.of(profile.name()),
                wording.of(profile.brand().name()),
                wording.of(profile.brand().slogan()),
                new Page.Contact(
                        wording.of(profile.contact().office()),
                        given(profile.contact().phone()),
                        given(wording.of(profile.contact().address())),
                        given(wording.of(profile.contact().hours()))),
                reader.locale(),
                reader.size(),
                reader.theme(),
                nonce(request),
                path,
                section(path, root),
                configuration.publishes(),
                staff,
                nav,
                assets::address);
    }

    Page neutral(HttpServletRequest request) {
        return houses(request, "", "/", null, List.of());
    }

    /** A page of the installation's own, for those who run it and those who study it. */
    Page platform(HttpServletRequest request, Page.Badge user, List<Page.Entry> nav) {
        return houses(request, Page.PLATFORM, path(request), user, nav);
    }

    /** In the colours of the house, for no county has a part in it. */
    private Page houses(
            HttpServletRequest request,
            String root,
            String path,
            Page.@Nullable Badge user,
            List<Page.Entry> nav) {
        Preferences reader = Preferences.of(request);
        Wording wording = wordings.in(reader.locale());
        return new Page(
                root,
                wording.say("product"),
                wording.say("product"),
                wording.say("product.slogan"),
                new Page.Contact(wording.say("product"), null, null, null),
                reader.locale(),
                reader.size(),
                reader.theme(),
                nonce(request),
                path,
                "",
                false,
                user,
                nav,
                assets::address);
    }

    private static String nonce(HttpServletRequest request) {
        Object nonce = request.getAttribute(PageSecurity.NONCE);
        return nonce == null ? "" : nonce.toString();
    }

    /** Where the reader is, also when this is the error page of another address. */
    private static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed == null ? request.getRequestURI() : failed.toString();
        boolean page = failed == null && "GET".equals(request.getMethod());
        String query = request.getQueryString();
        return page && query != null ? path + "?" + query : path;
    }

    private static String section(String path, String root) {
        String rest = path.substring(Math.min(path.length(), root.length() + 1));
        int slash = rest.indexOf('/');
        return rest.isEmpty() ? "home" : slash < 0 ? rest : rest.substring(0, slash);
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text;
    }
}
