package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.platform.cases.Board;
import org.bancheng.platform.cases.BoardFilter;
import org.bancheng.platform.cases.Inbox;
import org.bancheng.platform.cases.Registers;
import org.bancheng.platform.cases.Visibility;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.identity.CurrentActor;
import org.bancheng.platform.operations.CountyConfiguration;
import org.bancheng.platform.operations.CountyPublications;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a working day begins: lamps, the most urgent cases and entries of registers, messages. */
@Controller
class DeskController {
    private static final int URGENT = 8;
    private static final int MESSAGES = 12;
    private static final int NOTICES = 50;
    private static final Duration NEW = Duration.ofHours(24);

    private final StaffPages pages;
    private final Configurations configurations;
    private final CurrentActor current;
    private final Board board;
    private final Registers registers;
    private final Inbox inbox;
    private final CountyConfiguration county;
    private final CountyPublications publications;
    private final Wordings wordings;

    DeskController(
            StaffPages pages,
            Configurations configurations,
            CurrentActor current,
            Board board,
            Registers registers,
            Inbox inbox,
            CountyConfiguration county,
            CountyPublications publications,
            Wordings wordings) {
        this.pages = pages;
        this.configurations = configurations;
        this.current = current;
        this.board = board;
        this.registers = registers;
        this.inbox = inbox;
        this.county = county;
        this.publications = publications;
        this.wordings = wordings;
    }

    @GetMapping({"/{tenant}/staff", "/{tenant}/staff/"})
    String desk(HttpServletRequest request, Model model) {
        Actor actor = current.requireActor();
        TenantConfiguration configuration = configurations.current().configuration();
        Wording wording = wordings.current();
        Visibility visibility = Visibility.of(actor, configuration);
        String cases = Visit.of(request).at("/staff/cases");
        Page page = pages.of(request);
        model.addAttribute("page", page);
        model.addAttribute(
                "view",
                new DeskView(
                        wording.dayWithWeekday(wording.now().atZone(Wording.ZONE).toLocalDate()),
                        BoardController.lamps(
                                board.counts(visibility), new BoardQuery(Map.of()), wording, cases),
                        page.offers("configuration") ? administration(wording) : null,
                        new CaseRows(configuration, wording, cases)
                                .of(board.rows(visibility, urgent())),
                        new EntryRows(configuration, cases, wording)
                                .of(registers.due(actor, URGENT)),
                        messages(inbox.of(actor, 1, MESSAGES), configuration, cases, wording)));
        return "portal/staff/desk";
    }

    @GetMapping("/{tenant}/staff/notices")
    String notices(
            @RequestParam(required = false) @Nullable String page,
            HttpServletRequest request,
            Model model) {
        Wording wording = wordings.current();
        Inbox.Page found = inbox.of(current.requireActor(), Pager.asked(page), NOTICES);
        model.addAttribute("page", pages.of(request));
        model.addAttribute(
                "view",
                new NoticesView(
                        messages(
                                found,
                                configurations.current().configuration(),
                                Visit.of(request).at("/staff/cases"),
                                wording),
                        Pager.of(found.page(), NOTICES, found.total(), to -> "?page=" + to)));
        return "portal/staff/notices";
    }

    private DeskView.Administration administration(Wording wording) {
        Configurations.Version latest = publications.versions().getFirst();
        int drafted = county.draft().changes().size();
        return new DeskView.Administration(
                wording.say(
                        "configuration.in-force",
                        latest.version(),
                        wording.time(latest.publishedAt()),
                        latest.publishedBy()),
                drafted == 0 ? null : wording.say("desk.drafted", drafted));
    }

    private static List<DeskView.Message> messages(
            Inbox.Page found, TenantConfiguration configuration, String cases, Wording wording) {
        return found.items().stream()
                .map(item -> message(item, configuration, cases, wording))
                .toList();
    }

    private static BoardFilter urgent() {
        return new BoardFilter(
                true, null, null, null, null, null, null, null, BoardFilter.Sort.DUE, 1, URGENT);
    }

    private static DeskView.Message message(
            Inbox.Item item, TenantConfiguration configuration, String cases, Wording wording) {
        TenantConfiguration.Notice notice = configuration.notices().get(item.template());
        String title = notice == null ? item.template() : wording.of(notice.title());
        return new DeskView.Message(
                (item.times() == 1 ? title : wording.say("desk.times", title, item.times()))
                        + " · "
                        + item.number()
                        + " "
                        + item.subject(),
                cases + "/" + item.number(),
                wording.time(item.sentAt()),
                item.sentAt().isAfter(wording.now().minus(NEW)));
    }
}
