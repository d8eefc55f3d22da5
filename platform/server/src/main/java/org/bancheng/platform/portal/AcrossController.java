package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bancheng.platform.identity.AnalystGrants;
import org.bancheng.platform.identity.CurrentActor;
import org.bancheng.platform.search.AnalystSearch;
import org.bancheng.platform.search.BadSearch;
import org.bancheng.platform.search.CaseQuery;
import org.bancheng.platform.search.Facet;
import org.bancheng.platform.search.SearchFailure;
import org.bancheng.platform.search.SearchPage;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.tenancy.Tenants;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Search for analysts, over the counties granted to them; it leads into no case. */
@Controller
class AcrossController {
    private static final List<Facet> FACETS =
            List.of(Facet.COUNTY, Facet.CATEGORY, Facet.STATE, Facet.MONTH);

    private final PlatformPages pages;
    private final CurrentActor current;
    private final AnalystGrants grants;
    private final AnalystSearch search;
    private final Tenants tenants;
    private final Wordings wordings;

    AcrossController(
            PlatformPages pages,
            CurrentActor current,
            AnalystGrants grants,
            AnalystSearch search,
            Tenants tenants,
            Wordings wordings) {
        this.pages = pages;
        this.current = current;
        this.grants = grants;
        this.search = search;
        this.tenants = tenants;
        this.wordings = wordings;
    }

    @GetMapping(Page.PLATFORM + "/search")
    String find(@RequestParam Map<String, String> asked, HttpServletRequest request, Model model) {
        model.addAttribute("page", pages.of(request));
        model.addAttribute("view", view(new Asked(asked)));
        return "portal/platform/search";
    }

    private AcrossView view(Asked asked) {
        Wording wording = wordings.current();
        Set<TenantId> granted = grants.of(current.requirePlatformUser().subject());
        try {
            return found(asked, search.search(query(asked), granted), granted, wording);
        } catch (BadSearch e) {
            String reason = e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return empty(asked, granted, false, wording.say("search.bad." + reason));
        } catch (SearchFailure _) {
            return empty(asked, granted, true, null);
        }
    }

    private static CaseQuery query(Asked asked) {
        CaseQuery query = CaseQuery.of(asked.text()).after(asked.value("after"));
        for (Facet facet : FACETS) {
            String chosen = asked.chosen(facet);
            if (chosen != null) {
                query = query.choosing(facet, Set.of(chosen));
            }
        }
        return query;
    }

    private AcrossView found(
            Asked asked, SearchPage found, Set<TenantId> granted, Wording wording) {
        String next = found.next();
        return new AcrossView(
                asked.text(),
                found.total(),
                names(granted),
                FACETS.stream()
                        .filter(facet -> asked.chosen(facet) == null || facet == Facet.CATEGORY)
                        .filter(found.facets()::containsKey)
                        .map(facet -> facet(facet, found, asked, wording))
                        .toList(),
                chosen(asked, wording),
                found.hits().stream().map(hit -> hit(hit, wording)).toList(),
                names(found.missing().stream().map(TenantId::new).toList()),
                next == null ? null : asked.with("after", next),
                false,
                null);
    }

    /** What was asked for stays in sight, so that it can be changed. */
    private AcrossView empty(
            Asked asked, Set<TenantId> granted, boolean down, @Nullable String bad) {
        return new AcrossView(
                asked.text(),
                0,
                names(granted),
                List.of(),
                chosen(asked, wordings.current()),
                List.of(),
                List.of(),
                null,
                down,
                bad);
    }

    private SearchView.Facet facet(Facet facet, SearchPage found, Asked asked, Wording wording) {
        return new SearchView.Facet(
                wording.say("search.facet." + Asked.name(facet)),
                found.facets().getOrDefault(facet, List.of()).stream()
                        .map(
                                count ->
                                        new SearchView.Bucket(
                                                label(facet, count.value(), wording),
                                                count.cases(),
                                                asked.with(Asked.name(facet), count.value()),
                                                false))
                        .toList());
    }

    private List<SearchView.Bucket> chosen(Asked asked, Wording wording) {
        List<SearchView.Bucket> chosen = new ArrayList<>();
        for (Facet facet : FACETS) {
            String value = asked.chosen(facet);
            if (value != null) {
                String without = asked.with(Asked.name(facet), "");
                chosen.add(new SearchView.Bucket(label(facet, value, wording), 0, without, true));
            }
        }
        return chosen;
    }

    private String label(Facet facet, String value, Wording wording) {
        return switch (facet) {
            case COUNTY -> name(value, wording);
            case CATEGORY -> wording.of(value.replace("/", " / "));
            case STATE, CHANNEL, UNIT, MONTH -> wording.of(value);
        };
    }

    private AcrossView.Hit hit(SearchPage.Hit hit, Wording wording) {
        String unit = hit.leadUnit();
        return new AcrossView.Hit(
                name(hit.county(), wording),
                hit.number(),
                SearchView.Piece.of(hit.subject()),
                SearchView.Piece.of(hit.snippet()),
                hit.category().isEmpty() ? null : wording.of(String.join(" / ", hit.category())),
                wording.of(hit.state()),
                unit == null ? null : wording.of(unit),
                wording.time(hit.openedAt()));
    }

    private List<String> names(Collection<TenantId> ids) {
        Wording wording = wordings.current();
        return ids.stream().map(id -> name(id.value(), wording)).toList();
    }

    private String name(String county, Wording wording) {
        return tenants.all().stream()
                .filter(tenant -> tenant.id().value().equals(county))
                .map(Tenant::displayName)
                .map(wording::of)
                .findFirst()
                .orElse(county);
    }
}
