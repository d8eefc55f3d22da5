package org.bancheng.platform.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.Offer;
import org.bancheng.engine.lifecycle.State;
import org.bancheng.platform.cases.FollowPage;
import org.jspecify.annotations.Nullable;

/** Says a case in its reporter's words. */
final class TrackPages {
    private final FollowPage page;
    private final String href;
    private final Wording wording;
    private final TenantConfiguration configuration;
    private final FieldTexts texts;

    TrackPages(FollowPage page, String href, Wording wording) {
        this.page = page;
        this.href = href;
        this.wording = wording;
        this.configuration = page.configuration();
        this.texts = new FieldTexts(configuration, wording);
    }

    /**
     * @param tried the action that was just refused; null when none was
     */
    TrackView view(@Nullable String tried, FormInput input) {
        List<OfferView> offers = new ArrayList<>();
        OfferView rating = null;
        for (Offer offer : page.offers()) {
            boolean again = offer.action().equals(tried);
            OfferView view =
                    OfferView.of(
                            offer,
                            href + "/actions/" + offer.action(),
                            null,
                            again ? input : null,
                            FormInput.empty(),
                            configuration,
                            wording);
            boolean rates =
                    offer.form().fields().stream()
                            .anyMatch(field -> field.type() == FieldType.RATING);
            if (rates && view.allowed()) {
                rating = view;
            } else if (!rates) {
                offers.add(view);
            }
        }
        return new TrackView(
                page.number(),
                page.subject(),
                wording.of(page.state().publicLabel()),
                saying(),
                due(),
                steps(),
                timeline(),
                facts(),
                page.attachments().stream()
                        .map(file -> FileView.of(file, href + "/files/" + file.id(), "", wording))
                        .toList(),
                offers,
                rating);
    }

    /** Who has it now. */
    private @Nullable String saying() {
        return page.units().isEmpty()
                ? null
                : wording.say(
                        "track.with",
                        wording.list(page.units().stream().map(texts::unit).toList()));
    }

    private TrackView.@Nullable Due due() {
        FollowPage.Due due = page.due();
        return due == null
                ? null
                : new TrackView.Due(
                        LampView.of(due.state(), wording),
                        wording.time(due.state().due()),
                        due.state().provisional(),
                        ClauseView.of(due.basis(), configuration.clauses(), wording));
    }

    /**
     * The steps he went through, where he is, and those of the main line that are still ahead: the
     * states up to the first final one, in the order of the county's file.
     */
    private List<TrackView.Step> steps() {
        Map<String, Instant> gone = new LinkedHashMap<>();
        String last = label(opening().publicLabel());
        gone.put(last, page.openedAt());
        for (FollowPage.Entry entry : page.timeline()) {
            State entered = entry.entered();
            if (entry.unit() == null && entered != null) {
                String label = label(entered.publicLabel());
                // what happened while he was there is no new arrival
                if (!label.equals(last)) {
                    gone.put(label, entry.at());
                    last = label;
                }
            }
        }
        String here = label(page.state().publicLabel());
        Instant arrived = gone.remove(here);
        List<TrackView.Step> steps = new ArrayList<>();
        gone.forEach((label, at) -> steps.add(new TrackView.Step(label, "done", wording.time(at))));
        boolean over = page.state().terminal();
        steps.add(
                new TrackView.Step(
                        here,
                        over ? "done" : "current",
                        arrived == null ? null : wording.time(arrived)));
        if (!over) {
            ahead(here).stream()
                    .filter(label -> !gone.containsKey(label))
                    .forEach(label -> steps.add(new TrackView.Step(label, "todo", null)));
        }
        return steps;
    }

    private List<String> ahead(String here) {
        List<String> line = new ArrayList<>();
        for (State state : lifecycle().states().values()) {
            String label = label(state.publicLabel());
            if (!line.contains(label)) {
                line.add(label);
            }
            if (state.terminal()) {
                break;
            }
        }
        int at = line.indexOf(here);
        return at < 0 ? List.of(line.getLast()) : line.subList(at + 1, line.size());
    }

    private List<TrackView.Entry> timeline() {
        return page.timeline().reversed().stream()
                .map(
                        entry ->
                                new TrackView.Entry(
                                        wording.of(entry.text()), null, wording.time(entry.at())))
                .toList();
    }

    private List<TrackView.Fact> facts() {
        List<TrackView.Fact> facts = new ArrayList<>();
        facts.add(new TrackView.Fact(wording.say("field.body"), page.body()));
        Optional.ofNullable(page.category())
                .ifPresent(
                        category ->
                                facts.add(
                                        new TrackView.Fact(
                                                wording.say("field.category"),
                                                texts.category(category))));
        facts.add(new TrackView.Fact(wording.say("board.channel"), texts.channel(page.channel())));
        return facts;
    }

    private State opening() {
        return lifecycle().states().values().iterator().next();
    }

    private Lifecycle lifecycle() {
        return configuration.lifecycle("case");
    }

    private String label(Label label) {
        return wording.of(label);
    }
}
