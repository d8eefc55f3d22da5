package org.bancheng.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.bancheng.benchmark.Xiangtan.Person;
import org.bancheng.platform.tenancy.Tenant;

/** How long the staff's pages of a county take, one after the other and each several times. */
final class PageFigures {
    private static final boolean GLANCE = Boolean.getBoolean("benchmark.glance");
    private static final int ROUNDS = GLANCE ? 5 : 40;
    private static final int WARM = GLANCE ? 1 : 5;
    private static final double LISTS = 200;

    private final Platform platform;
    private final Tenant county;
    private final Map<Person, Visitor> visitors = new LinkedHashMap<>();
    private final List<Looked> pages = new ArrayList<>();

    PageFigures(Platform platform, Tenant county) {
        this.platform = platform;
        this.county = county;
        for (Person person :
                List.of(Xiangtan.DISPATCHER, Xiangtan.busiestHandler(), Xiangtan.WINDOW)) {
            visitors.put(
                    person,
                    Visitor.signedIn(
                            platform.url(),
                            county.id().value(),
                            person.username(),
                            Province.PASSWORD));
        }
        lists();
        figures();
        cases();
    }

    /**
     * @param list whether it is held to the bound of lists
     * @param path below the county's staff pages, by round
     */
    private record Looked(
            String name, Person who, boolean list, IntFunction<String> path, Laps laps) {}

    private void page(String name, Person who, boolean list, IntFunction<String> path) {
        pages.add(new Looked(name, who, list, path, new Laps()));
    }

    private void lists() {
        visitors.keySet()
                .forEach(
                        who -> {
                            page("home of the " + who.post(), who, true, round -> "");
                            page("board of the " + who.post(), who, true, round -> "/cases");
                        });
        Person dispatcher = Xiangtan.DISPATCHER;
        Person handler = Xiangtan.busiestHandler();
        page(
                "board, overdue",
                dispatcher,
                true,
                round -> "/cases?lamp=red&page=" + (1 + round % 3));
        page("board, being handled", dispatcher, true, round -> "/cases?state=handling");
        page("board, orders to be signed", dispatcher, true, round -> "/cases?order=issued");
        page("board, one unit", dispatcher, true, round -> "/cases?unit=" + handler.unit());
        page("board, latest first", dispatcher, true, round -> "/cases?sort=latest");
        page("board, closed", dispatcher, true, round -> "/cases?tab=closed");
        page(
                "board, closed, a page further back",
                dispatcher,
                true,
                round -> "/cases?tab=closed&page=" + (50 + round));
        page("board, a number", dispatcher, true, round -> "/cases?q=" + number(round, "true"));
        page("board, words of a subject", dispatcher, true, round -> "/cases?q=%E6%AC%A0%E8%96%AA");
        page(
                "worklist of a handler, orders at work",
                handler,
                true,
                round -> "/cases?order=working");
        page("worklist of a handler, closed", handler, true, round -> "/cases?tab=closed");
        page("messages of the dispatcher", dispatcher, true, round -> "/notices");
        page("messages of a handler", handler, true, round -> "/notices");
        page("register of typical cases", dispatcher, true, round -> "/registers/typical");
    }

    private void figures() {
        for (String table : List.of("completion", "overview", "by-window", "by-cause")) {
            page(
                    "figures, " + table,
                    Xiangtan.DISPATCHER,
                    false,
                    round -> "/figures?table=" + table);
            page(
                    "figures of two years, " + table,
                    Xiangtan.DISPATCHER,
                    false,
                    round -> "/figures?table=" + table + "&from=2024-12-01&until=2026-11-30");
        }
        page(
                "cases behind a figure",
                Xiangtan.DISPATCHER,
                false,
                round -> "/figures/cases?table=overview&figure=received");
    }

    private void cases() {
        page(
                "page of a closed case",
                Xiangtan.DISPATCHER,
                false,
                round -> "/cases/" + number(round, "closed_at is not null"));
        page(
                "page of an open case",
                Xiangtan.DISPATCHER,
                false,
                round -> "/cases/" + number(round, "closed_at is null"));
        page(
                "page of an open case, for its handler",
                Xiangtan.busiestHandler(),
                false,
                round ->
                        "/cases/"
                                + number(
                                        round,
                                        "closed_at is null and lead_unit = '"
                                                + Xiangtan.busiestHandler().unit()
                                                + "'"));
    }

    private final Map<String, List<String>> numbers = new LinkedHashMap<>();

    private String number(int round, String which) {
        List<String> some =
                numbers.computeIfAbsent(
                        which,
                        condition ->
                                platform.all(
                                        """
                                        select number from "%s".case_file where type = 'case' and %s
                                        order by md5(id::text) limit 100
                                        """
                                                .formatted(county.schema(), condition)));
        return some.get(round % some.size());
    }

    void take(Report report) {
        for (int round = 0; round < WARM + ROUNDS; round++) {
            for (Looked page : pages) {
                String path = county.id() + "/staff" + page.path().apply(round);
                Visitor visitor = Objects.requireNonNull(visitors.get(page.who()));
                long begin = System.nanoTime();
                visitor.opens(path);
                if (round >= WARM) {
                    page.laps().add(System.nanoTime() - begin);
                }
            }
        }
        for (Looked page : pages) {
            Laps laps = page.laps();
            String measured =
                    "%s: p50 %s ms, p99 %s ms; p95"
                            .formatted(
                                    page.name(),
                                    Report.text(laps.percentile(0.5)),
                                    Report.text(laps.percentile(0.99)));
            if (page.list()) {
                report.atMost(measured, laps.percentile(0.95), LISTS, "ms");
            } else {
                report.fact(measured, Report.text(laps.percentile(0.95)) + " ms");
            }
        }
    }
}
