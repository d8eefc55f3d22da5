package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.bancheng.platform.identity.CurrentActor;
import org.bancheng.platform.identity.PlatformUser;
import org.springframework.stereotype.Component;

/** Makes the surroundings of the installation's own pages: for its operators and analysts. */
@Component
class PlatformPages {
    private final Pages pages;
    private final CurrentActor current;
    private final Wordings wordings;

    PlatformPages(Pages pages, CurrentActor current, Wordings wordings) {
        this.pages = pages;
        this.current = current;
        this.wordings = wordings;
    }

    Page of(HttpServletRequest request) {
        PlatformUser user = current.requirePlatformUser();
        Wording wording = wordings.current();
        List<String> roles = new ArrayList<>();
        List<Page.Entry> menu = new ArrayList<>();
        if (user.isOperator()) {
            roles.add(wording.say("platform.operator"));
            menu.add(entry(request, "platform", "globe", "/"));
        }
        if (user.isAnalyst()) {
            roles.add(wording.say("platform.analyst"));
            menu.add(entry(request, "search", "search", "/search"));
        }
        return pages.platform(
                request, new Page.Badge(user.username(), roles.getFirst(), roles), menu);
    }

    private static Page.Entry entry(
            HttpServletRequest request, String name, String icon, String path) {
        String href = Page.PLATFORM + path;
        String here = request.getServletPath();
        boolean current = here.equals(href) || href.equals(here + "/");
        return new Page.Entry(name, icon, href, current, null);
    }
}
