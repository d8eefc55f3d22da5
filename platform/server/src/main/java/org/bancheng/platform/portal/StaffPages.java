package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.ChannelEntry;
import org.bancheng.engine.configuration.TenantConfiguration.PostEntry;
import org.bancheng.engine.lifecycle.Holding;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.identity.CurrentActor;
import org.bancheng.platform.identity.Staff;
import org.bancheng.platform.operations.CountyAdministrators;
import org.springframework.stereotype.Component;

/** Makes the surroundings of a staff page: who is signed in, and the menu his posts give him. */
@Component
class StaffPages {
    private final Pages pages;
    private final Configurations configurations;
    private final CurrentActor current;
    private final CountyAdministrators administrators;
    private final Wordings wordings;

    StaffPages(
            Pages pages,
            Configurations configurations,
            CurrentActor current,
            CountyAdministrators administrators,
            Wordings wordings) {
        this.administrators = administrators;
        this.pages = pages;
        this.configurations = configurations;
        this.current = current;
        this.wordings = wordings;
    }

    /** Every staff page: the signed-in person's name and menu around it. */
    Page of(HttpServletRequest request) {
        return of(request, request.getRequestURI());
    }

    /**
     * @param here the address that the menu takes the page to be at, where it stands in another
     *     part than its own address says
     */
    Page of(HttpServletRequest request, String here) {
        Staff staff = current.requireStaff();
        TenantConfiguration configuration = configurations.current().configuration();
        Wording wording = wordings.current();
        FieldTexts texts = new FieldTexts(configuration, wording);
        List<String> holdings =
                staff.holdings().stream()
                        .map(
                                held ->
                                        post(held, configuration, wording)
                                                + " · "
                                                + texts.unit(held.unit()))
                        .toList();
        String post =
                staff.holdings().isEmpty()
                        ? ""
                        : post(staff.holdings().getFirst(), configuration, wording);
        return pages.of(
                request,
                new Page.Badge(staff.name(), post, holdings),
                menu(Visit.of(request).at("/staff"), here, configuration, staff));
    }

    /** The channels whose matters this person takes in. */
    static List<ChannelEntry> channels(TenantConfiguration configuration, Set<String> posts) {
        return configuration.channels().stream()
                .filter(channel -> !channel.open())
                .filter(channel -> channel.takenBy().stream().anyMatch(posts::contains))
                .toList();
    }

    private List<Page.Entry> menu(
            String root, String here, TenantConfiguration configuration, Staff staff) {
        List<Page.Entry> menu = new ArrayList<>();
        menu.add(new Page.Entry("desk", "home", root, here.equals(root), null));
        if (!channels(configuration, staff.posts()).isEmpty()) {
            menu.add(entry("intake", "pen", root, here));
        }
        menu.add(entry("cases", "list", root, here));
        if (configuration.lifecycles().values().stream()
                .anyMatch(one -> one.register().isPresent())) {
            menu.add(entry("registers", "book", root, here));
        }
        menu.add(entry("search", "search", root, here));
        if (!configuration.figures().tables().isEmpty()) {
            menu.add(entry("figures", "chart", root, here));
        }
        menu.add(entry("procedures", "flow", root, here));
        if (administrators.mayAdminister(staff)) {
            menu.add(entry("configuration", "keys", root, here));
        }
        return menu;
    }

    private static Page.Entry entry(String name, String icon, String root, String here) {
        String href = root + "/" + name;
        return new Page.Entry(name, icon, href, here.startsWith(href), null);
    }

    private static String post(Holding held, TenantConfiguration configuration, Wording wording) {
        return configuration.posts().stream()
                .filter(post -> post.id().equals(held.post()))
                .map(PostEntry::label)
                .map(wording::of)
                .findFirst()
                .orElse(held.post());
    }
}
