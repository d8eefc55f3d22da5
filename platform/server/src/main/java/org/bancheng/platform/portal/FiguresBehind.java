package org.bancheng.platform.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.figure.Breakdown;
import org.bancheng.engine.figure.Figure;
import org.bancheng.engine.label.Label;
import org.bancheng.platform.cases.Counts;
import org.bancheng.platform.cases.Span;
import org.bancheng.platform.figures.BehindNumbers;
import org.bancheng.platform.figures.RowWords;
import org.jspecify.annotations.Nullable;

/** Says the list of cases behind a number. */
final class FiguresBehind {
    private static final String PAGE = "/staff/figures/cases";

    private final TenantConfiguration configuration;
    private final Wording wording;
    private final FieldTexts texts;
    private final Visit visit;

    FiguresBehind(TenantConfiguration configuration, Wording wording, Visit visit) {
        this.configuration = configuration;
        this.wording = wording;
        this.texts = new FieldTexts(configuration, wording);
        this.visit = visit;
    }

    FiguresView.Behind view(BehindNumbers.Asked number, FiguresQuery query, Counts.Page found) {
        Figure figure = number.column();
        Span span = query.span();
        return new FiguresView.Behind(
                wording.of(figure.label()),
                row(number.table().by(), number.row()),
                wording.say("figures.span", wording.day(span.from()), wording.day(span.until())),
                FiguresQuery.address(visit.at("/staff/figures"), number.table().id(), span),
                figure.isRate() ? parts(number, span) : List.of(),
                found.rows().stream().map(one -> row(figure.type(), one)).toList(),
                Pager.of(
                        query.page(),
                        FiguresQuery.SIZE,
                        found.total(),
                        page -> address(number, span, number.part()) + "&page=" + page),
                ClauseView.of(figure.basis(), configuration.clauses(), wording));
    }

    private List<FiguresView.Link> parts(BehindNumbers.Asked number, Span span) {
        List<FiguresView.Link> parts = new ArrayList<>();
        for (Counts.Part part : Counts.Part.values()) {
            parts.add(
                    new FiguresView.Link(
                            wording.say("figures.part." + lower(part)),
                            address(number, span, part),
                            part == number.part()));
        }
        return parts;
    }

    private static String lower(Counts.Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private String address(BehindNumbers.Asked number, Span span, Counts.Part part) {
        String row = number.row();
        String all =
                FiguresQuery.address(
                        visit.at(PAGE),
                        number.table().id(),
                        span,
                        "figure",
                        number.figure(),
                        "part",
                        lower(part));
        return row == null
                ? all
                : FiguresQuery.address(
                        visit.at(PAGE),
                        number.table().id(),
                        span,
                        "figure",
                        number.figure(),
                        "part",
                        lower(part),
                        "row",
                        row);
    }

    private String row(Breakdown by, @Nullable String row) {
        if (row == null) {
            return wording.say("figures.total");
        }
        if (row.isEmpty()) {
            return wording.of(RowWords.none(by));
        }
        return switch (by.kind()) {
            case UNIT -> texts.unit(row);
            case CATEGORY -> texts.category(row);
            case CHANNEL -> texts.channel(row);
            case WORD -> {
                Label label = by.values().get(row);
                yield label == null ? row : wording.of(label);
            }
            case MONTH, TEXT -> row;
        };
    }

    private FiguresView.Found row(String type, Counts.Counted one) {
        var ended = one.endedAt();
        return new FiguresView.Found(
                one.number(),
                visit.at("/staff/cases/" + one.number()),
                one.subject(),
                one.category() == null ? "" : texts.category(one.category()),
                one.unit() == null ? "" : texts.unit(one.unit()),
                texts.state(type, one.state()),
                wording.time(one.openedAt()),
                ended == null ? "" : wording.time(ended));
    }
}
