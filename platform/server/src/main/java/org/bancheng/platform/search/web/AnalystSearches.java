package org.bancheng.platform.search.web;

import org.bancheng.platform.identity.AnalystGrants;
import org.bancheng.platform.identity.CurrentActor;
import org.bancheng.platform.search.AnalystSearch;
import org.bancheng.platform.search.Facet;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search for analysts of the platform realm, over the counties granted to them. */
@RestController
class AnalystSearches {
    private final CurrentActor current;
    private final AnalystGrants grants;
    private final AnalystSearch search;

    AnalystSearches(CurrentActor current, AnalystGrants grants, AnalystSearch search) {
        this.current = current;
        this.grants = grants;
        this.search = search;
    }

    @GetMapping("/platform/api/v1/search")
    SearchOut search(@RequestParam MultiValueMap<String, String> asked, SearchForm form) {
        SearchForm.check(asked.keySet(), Facet.UNIT);
        var granted = grants.of(current.requirePlatformUser().subject());
        return SearchOut.of(search.search(form.query(), granted));
    }
}
