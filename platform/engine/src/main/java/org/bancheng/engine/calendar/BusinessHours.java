package org.bancheng.engine.calendar;

import java.time.LocalTime;
import java.util.List;

/** The hours of a working day, in order and apart from each other. */
public record BusinessHours(List<Span> spans) {

    public record Span(LocalTime opens, LocalTime closes) {
        public Span {
            if (!opens.isBefore(closes)) {
                throw new IllegalArgumentException("opens " + opens + ", closes " + closes);
            }
        }
    }

    public BusinessHours {
        spans = List.copyOf(spans);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("a working day needs hours");
        }
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).opens().isBefore(spans.get(i - 1).closes())) {
                throw new IllegalArgumentException("hours overlap: " + spans);
            }
        }
    }

    /** 09:00-12:00 and 13:30-17:30. */
    public static BusinessHours usual() {
        return new BusinessHours(
                List.of(
                        new Span(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                        new Span(LocalTime.of(13, 30), LocalTime.of(17, 30))));
    }

    public LocalTime opens() {
        return spans.getFirst().opens();
    }

    public LocalTime closes() {
        return spans.getLast().closes();
    }
}
