package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.platform.cases.Visibility;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.identity.CurrentActor;
import org.bancheng.platform.search.BadSearch;
import org.bancheng.platform.search.CaseQuery;
import org.bancheng.platform.search.CaseSearch;
import org.bancheng.platform.search.Facet;
import org.bancheng.platform.search.SearchFailure;
import org.bancheng.platform.search.SearchPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Search in the county's cases, as far as the person may see them. */
@Controller
class SearchController {
    private static final List<Facet> FACETS =
            List.of(Facet.CATEGORY, Facet.STATE, Facet.UNIT, Facet.CHANNEL);

    private final StaffPages pages;
    private final Configurations configurations;
    private final CurrentActor current;
    private final CaseSearch search;
    private final Wordings wordings;

    SearchController(
            StaffPages pages,
            Configurations configurations,
            CurrentActor current,
            CaseSearch search,
            Wordings wordings) {
        this.pages = pages;
        this.configurations = configurations;
        this.current = current;
        this.search = search;
        this.wordings = wordings;
    }

    @GetMapping("/{tenant}/staff/search")
    String find(@RequestParam Map<String, String> asked, HttpServletRequest request, Model model) {
        model.addAttribute("page", pages.of(request));
        model.addAttribute("view", view(new Asked(asked), request));
        return "portal/staff/search";
    }

    private SearchView view(Asked asked, HttpServletRequest request) {
        TenantConfiguration configuration = configurations.current().configuration();
        Wording wording = wordings.current();
        String text = asked.text();
        try {
            CaseQuery query = CaseQuery.of(text).after(asked.value("after"));
            for (Facet facet : FACETS) {
                String chosen = asked.chosen(facet);
                if (chosen != null) {
                    query = query.choosing(facet, Set.of(chosen));
                }
            }
            SearchPage found =
                    search.search(query, Visibility.of(current.requireActor(), configuration));
            return new SearchView(
                    text,
                    found.total(),
                    facets(found, asked, new FieldTexts(configuration, wording), wording),
                    found.hits().stream()
                            .map(hit -> hit(hit, configuration, wording, request))
                            .toList(),
                    found.next() == null ? null : asked.with("after", found.next()),
                    lag(found.lag(), wording),
                    false,
                    null);
        } catch (BadSearch e) {
            String reason = e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return empty(text, false, wording.say("search.bad." + reason));
        } catch (SearchFailure _) {
            return empty(text, true, null);
        }
    }

    private static SearchView empty(String text, boolean down, @Nullable String bad) {
        return new SearchView(text, 0, List.of(), List.of(), null, null, down, bad);
    }

    private static List<SearchView.Facet> facets(
            SearchPage found, Asked asked, FieldTexts texts, Wording wording) {
        List<SearchView.Facet> facets = new ArrayList<>();
        for (Facet facet : FACETS) {
            List<SearchPage.Count> counts = found.facets().getOrDefault(facet, List.of());
            if (!counts.isEmpty()) {
                facets.add(
                        new SearchView.Facet(
                                wording.say("search.facet." + Asked.name(facet)),
                                counts.stream()
                                        .map(count -> bucket(count, facet, asked, texts))
                                        .toList()));
            }
        }
        return facets;
    }

    private static SearchView.Bucket bucket(
            SearchPage.Count count, Facet facet, Asked asked, FieldTexts texts) {
        boolean current = count.value().equals(asked.chosen(facet));
        return new SearchView.Bucket(
                name(facet, count.value(), texts),
                count.cases(),
                asked.with(Asked.name(facet), current ? "" : count.value()),
                current);
    }

    private static SearchView.Hit hit(
            SearchPage.Hit hit,
            TenantConfiguration configuration,
            Wording wording,
            HttpServletRequest request) {
        FieldTexts texts = new FieldTexts(configuration, wording);
        SearchPage.Ids ids = hit.ids();
        String cases = Visit.of(request).at("/staff/cases/");
        return new SearchView.Hit(
                hit.number(),
                cases + hit.number(),
                SearchView.Piece.of(hit.subject()),
                SearchView.Piece.of(hit.snippet()),
                ids.category().isEmpty()
                        ? null
                        : ids.category().stream()
                                .map(texts::category)
                                .collect(Collectors.joining(" / ")),
                texts.state("case", ids.state()),
                ids.leadUnit() == null ? null : texts.unit(ids.leadUnit()),
                wording.time(hit.openedAt()));
    }

    /** In a county's own search a value is an id, or a path of them. */
    private static String name(Facet facet, String value, FieldTexts texts) {
        return switch (facet) {
            case STATE -> texts.state("case", value);
            case UNIT -> texts.unit(value);
            case CHANNEL -> texts.channel(value);
            case CATEGORY -> texts.category(value.substring(value.lastIndexOf('/') + 1));
            case COUNTY, MONTH -> value;
        };
    }

    private static @Nullable String lag(SearchPage.Lag lag, Wording wording) {
        Instant since = lag.waitingSince();
        if (lag.filling()) {
            return wording.say("search.filling");
        }
        return since == null
                ? null
                : wording.say(
                        "search.behind", wording.length(Duration.between(since, wording.now())));
    }
}
