package org.bancheng.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bancheng.benchmark.Xiangtan.Person;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * What will happen to a case, and when. A third is answered at once, most of the others go to a
 * unit, whose time is drawn so that half take 8 working days and a tenth 28, as the published
 * answers of local leaders do; a few are passed on or declined.
 *
 * @param deeds in the order of their times
 */
record Life(String channel, Person intake, Instant opened, List<Deed> deeds) {
    private static final double MEDIAN_DAYS = 8;
    private static final double SPREAD = 0.98; // ln(28 / 8) by the normal's ninth decile
    private static final double DAYS_A_WORKING_DAY = 1.4;

    /**
     * @param type of the subject under the case; null: the case itself
     * @param unit whose that is
     * @param certain whether a refusal is a mistake of ours and not the procedure's course
     */
    record Deed(
            Instant at,
            @Nullable String type,
            @Nullable String unit,
            String action,
            Map<String, Object> inputs,
            Person who,
            boolean certain) {}

    /** Draws a life that begins in working hours. */
    static Life drawn(Instant opened, WorkingCalendar calendar, RandomGenerator random) {
        Course course = new Course(calendar, opened, random);
        int kind = random.nextInt(100);
        boolean hall = random.nextInt(3) == 0;
        Person intake = hall ? Xiangtan.WINDOW : Xiangtan.HOTLINE;
        if (kind < 33) {
            course.days(0.2)
                    .does(intake, hall ? "answer-on-spot" : "answer", Xiangtan.answer(random));
            // where lots were drawn for it
            course.days(2)
                    .at(
                            "spot-check",
                            Xiangtan.CALLER.unit(),
                            Xiangtan.CALLER,
                            "call",
                            Map.of("reached", true, "satisfaction", "satisfied"));
        } else if (kind < 38) {
            course.days(0.4)
                    .does(
                            Xiangtan.DISPATCHER,
                            "divert",
                            Map.of("destination", "petition", "reason", "属信访事项，另有程序"));
        } else if (kind < 40) {
            course.days(0.4).does(Xiangtan.DISPATCHER, "decline", Map.of("reason", "不属于办不成事的反映范围"));
        } else {
            course.handled(intake, random);
        }
        return new Life(
                hall ? "county-hall" : "hotline",
                intake,
                course.opened,
                course.deeds.stream().sorted(Comparator.comparing(Deed::at)).toList());
    }

    /** One that was given to a unit at a time and is not reported. */
    static Life given(Instant opened, RandomGenerator random) {
        Person lead = Xiangtan.someHandler(random);
        List<Deed> deeds = new ArrayList<>();
        deeds.add(of(opened, 10, Xiangtan.HOTLINE, "accept", Map.of()));
        deeds.add(
                of(
                        opened,
                        20,
                        Xiangtan.DISPATCHER,
                        "triage",
                        Map.of(
                                "level", "level-2",
                                "complexity", "ordinary",
                                "domain", "public-service",
                                "category", "homestead")));
        deeds.add(of(opened, 30, Xiangtan.DISPATCHER, "assign", Xiangtan.assignment(lead)));
        deeds.add(
                new Deed(
                        opened.plusSeconds(2400),
                        "assignment",
                        lead.unit(),
                        "sign",
                        Map.of(),
                        lead,
                        true));
        return new Life("hotline", Xiangtan.HOTLINE, opened, deeds);
    }

    private static Deed of(
            Instant opened, int minutes, Person who, String action, Map<String, Object> inputs) {
        return new Deed(
                opened.plus(Duration.ofMinutes(minutes)), null, null, action, inputs, who, true);
    }

    /** A life on the way. */
    private static final class Course {
        private final WorkingCalendar calendar;
        private final RandomGenerator random;
        private final List<Deed> deeds = new ArrayList<>();
        private final Instant opened;
        private Instant now;

        Course(WorkingCalendar calendar, Instant opened, RandomGenerator random) {
            this.calendar = calendar;
            this.random = random;
            this.opened = calendar.nextWorkingInstant(opened);
            now = this.opened;
        }

        /** About so many days later. */
        Course days(double mean) {
            return later(-Math.log(1 - random.nextDouble()) * mean);
        }

        private Course later(double days) {
            now = calendar.nextWorkingInstant(now.plusMillis((long) (days * 86_400_000) + 60_000));
            return this;
        }

        void does(Person who, String action, Map<String, Object> inputs) {
            deeds.add(new Deed(now, null, null, action, inputs, who, true));
        }

        private void atOrder(Person who, String unit, String action, Map<String, Object> inputs) {
            at("assignment", unit, who, action, inputs);
        }

        void at(String type, String unit, Person who, String action, Map<String, Object> inputs) {
            deeds.add(new Deed(now, type, unit, action, inputs, who, false));
        }

        void handled(Person intake, RandomGenerator random) {
            days(0.1).does(intake, "accept", Map.of());
            days(0.3).does(Xiangtan.DISPATCHER, "triage", Xiangtan.triage(random));
            Person lead = Xiangtan.someHandler(random);
            Person other = Xiangtan.someHandler(random);
            boolean together = !other.equals(lead) && random.nextInt(4) == 0;
            days(0.3)
                    .does(
                            Xiangtan.DISPATCHER,
                            "assign",
                            together
                                    ? Xiangtan.assignment(lead, other)
                                    : Xiangtan.assignment(lead));
            Instant given = now;
            at(lead);
            Instant reported = now;
            if (together) {
                now = given;
                at(other);
            }
            now = reported.isAfter(now) ? reported : now;
            boolean reached = random.nextInt(20) > 0;
            days(1).does(
                            Xiangtan.CALLER,
                            "callback",
                            reached ? Xiangtan.satisfied() : Xiangtan.unreached());
            days(1).does(Xiangtan.DISPATCHER, "close", Xiangtan.closing(random));
        }

        private void at(Person handler) {
            Instant given = now;
            double days = MEDIAN_DAYS * Math.exp(SPREAD * random.nextGaussian());
            days(0.8).atOrder(handler, handler.unit(), "sign", Map.of());
            if (days > 4 && random.nextInt(5) == 0) {
                days(1).atOrder(
                                handler,
                                handler.unit(),
                                "ask-extension",
                                Map.of("days", 5, "reason", "档案要从市里调取"));
                days(0.3)
                        .atOrder(
                                Xiangtan.DISPATCHER,
                                handler.unit(),
                                "grant-extension",
                                Map.of("days", 5));
            }
            if (days > 12 && random.nextInt(3) == 0) {
                now = given;
                later(9 * DAYS_A_WORKING_DAY)
                        .atOrder(
                                Xiangtan.DISPATCHER,
                                handler.unit(),
                                "urge",
                                Map.of("demand", "请三日内办结并反馈"));
                days(2).at("letter", handler.unit(), handler, "reply", Map.of("reply", "已在办理"));
                days(1).at("letter", handler.unit(), Xiangtan.DISPATCHER, "close", Map.of());
            }
            now = deeds.getLast().at().isAfter(given) ? deeds.getLast().at() : given;
            Instant last = now;
            now = given;
            later(days * DAYS_A_WORKING_DAY);
            now = now.isAfter(last) ? now : last.plusSeconds(60);
            atOrder(handler, handler.unit(), "report", Xiangtan.result());
        }
    }
}
