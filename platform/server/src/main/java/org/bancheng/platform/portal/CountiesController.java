package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.Tenants;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The door for those who come without a county in the address. */
@Controller
class CountiesController {
    private final Pages pages;
    private final Tenants tenants;
    private final Wordings wordings;

    CountiesController(Pages pages, Tenants tenants, Wordings wordings) {
        this.pages = pages;
        this.tenants = tenants;
        this.wordings = wordings;
    }

    record County(String name, String href, String mark) {}

    @GetMapping("/")
    String choose(HttpServletRequest request, Model model) {
        Wording wording = wordings.current();
        List<County> counties =
                tenants.all().stream()
                        .filter(tenant -> tenant.state() == Tenant.State.ACTIVE)
                        .map(tenant -> county(tenant, wording))
                        .toList();
        model.addAttribute("page", pages.neutral(request));
        model.addAttribute("view", counties);
        return "portal/public/counties";
    }

    private static County county(Tenant tenant, Wording wording) {
        String root = "/" + tenant.id().value() + "/";
        return new County(wording.of(tenant.displayName()), root, root + "brand/mark.svg");
    }
}
