package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.platform.cases.Published;
import org.bancheng.platform.figures.CountedTables;
import org.bancheng.platform.identity.CurrentActor;
import org.bancheng.platform.identity.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What the county shows to everybody: typical cases, practices, bulletins. */
@Controller
class PublishedController {
    private static final int SIZE = 20;

    private final Pages pages;
    private final CurrentActor current;
    private final Published published;
    private final CountedTables figures;
    private final Wordings wordings;

    PublishedController(
            Pages pages,
            CurrentActor current,
            Published published,
            CountedTables figures,
            Wordings wordings) {
        this.pages = pages;
        this.current = current;
        this.published = published;
        this.figures = figures;
        this.wordings = wordings;
    }

    @GetMapping("/{tenant}/published")
    String list(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String page,
            HttpServletRequest request,
            Model model) {
        Wording wording = wordings.current();
        int here = Pager.asked(page);
        Published.Page found = published.page(type, reader(), here, SIZE);
        String root = Visit.of(request).at("/published/");
        model.addAttribute("page", pages.of(request, null, List.of()));
        model.addAttribute(
                "view",
                new PublishedView(
                        found.pieces().stream()
                                .map(piece -> PieceView.of(piece, figures, root, wording))
                                .toList(),
                        Pager.of(
                                here,
                                SIZE,
                                found.total(),
                                to -> "?page=" + to + (type == null ? "" : "&type=" + type))));
        return "portal/public/published";
    }

    @GetMapping("/{tenant}/published/{piece}")
    String show(@PathVariable UUID piece, HttpServletRequest request, Model model) {
        Published.Piece shown = published.of(piece, reader()).orElseThrow(NoSuchPage::new);
        model.addAttribute("page", pages.of(request, null, List.of()));
        model.addAttribute(
                "view",
                PieceView.of(
                        shown, figures, Visit.of(request).at("/published/"), wordings.current()));
        return "portal/public/piece";
    }

    private @Nullable Actor reader() {
        return current.staff().map(Staff::actor).orElse(null);
    }
}
