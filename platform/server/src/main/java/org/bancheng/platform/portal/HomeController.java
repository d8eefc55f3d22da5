package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.ChannelEntry;
import org.bancheng.platform.configuration.Configurations;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The county's front page and its statements. */
@Controller
class HomeController {
    /** What other systems and offices pass on; nobody reports there himself. */
    private static final String PASSED_ON = "platform";

    private final Pages pages;
    private final Configurations configurations;
    private final Wordings wordings;

    HomeController(Pages pages, Configurations configurations, Wordings wordings) {
        this.pages = pages;
        this.configurations = configurations;
        this.wordings = wordings;
    }

    @GetMapping({"/{tenant}", "/{tenant}/"})
    String home(HttpServletRequest request, Model model) {
        TenantConfiguration configuration = configurations.current().configuration();
        Wording wording = wordings.current();
        model.addAttribute("page", pages.of(request, null, List.of()));
        model.addAttribute(
                "view",
                new HomeView(
                        configuration.profile().domains().stream()
                                .filter(domain -> !domain.id().equals("other"))
                                .map(domain -> wording.of(domain.label()))
                                .toList(),
                        configuration.channels().stream()
                                .filter(channel -> !channel.open())
                                .filter(channel -> !channel.kind().equals(PASSED_ON))
                                .map(
                                        channel ->
                                                new HomeView.Channel(
                                                        icon(channel), wording.of(channel.label())))
                                .toList(),
                        HomeView.example(configuration)));
        return "portal/public/home";
    }

    @GetMapping("/{tenant}/accessibility")
    String accessibility(HttpServletRequest request, Model model) {
        model.addAttribute("page", pages.of(request, null, List.of()));
        return "portal/public/accessibility";
    }

    @GetMapping("/{tenant}/privacy")
    String privacy(HttpServletRequest request, Model model) {
        model.addAttribute("page", pages.of(request, null, List.of()));
        return "portal/public/privacy";
    }

    private static String icon(ChannelEntry channel) {
        return switch (channel.kind()) {
            case "hotline" -> "phone";
            case "mailbox" -> "mail";
            case "web", "mobile" -> "globe";
            default -> "window";
        };
    }
}
