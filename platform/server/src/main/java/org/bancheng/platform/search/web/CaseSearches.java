package org.bancheng.platform.search.web;

import org.bancheng.platform.cases.Visibility;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.identity.CurrentActor;
import org.bancheng.platform.search.CaseSearch;
import org.bancheng.platform.search.Facet;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search for staff: what a person's posts let him see, and nothing else. */
@RestController
class CaseSearches {
    private final CurrentActor current;
    private final Configurations configurations;
    private final CaseSearch search;

    CaseSearches(CurrentActor current, Configurations configurations, CaseSearch search) {
        this.current = current;
        this.configurations = configurations;
        this.search = search;
    }

    @GetMapping("/{tenant}/api/v1/cases/search")
    SearchOut search(@RequestParam MultiValueMap<String, String> asked, SearchForm form) {
        SearchForm.check(asked.keySet(), Facet.COUNTY);
        var visibility =
                Visibility.of(current.requireActor(), configurations.current().configuration());
        return SearchOut.of(search.search(form.query(), visibility));
    }
}
