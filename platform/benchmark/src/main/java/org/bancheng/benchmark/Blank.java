package org.bancheng.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text of a prototype in which every copy has some passages of its own. */
final class Blank {
    private final List<String> kept = new ArrayList<>();
    private final List<Integer> own = new ArrayList<>();

    private Blank() {}

    /**
     * @param marks the passages that each copy has of its own, and which of its values they are
     */
    static Blank of(String text, Map<String, Integer> marks) {
        Blank blank = new Blank();
        Matcher mark =
                Pattern.compile(
                                marks.keySet().stream()
                                        .map(Pattern::quote)
                                        .collect(Collectors.joining("|")))
                        .matcher(text);
        int last = 0;
        while (mark.find()) {
            blank.kept.add(text.substring(last, mark.start()));
            blank.own.add(marks.get(mark.group()));
            last = mark.end();
        }
        blank.kept.add(text.substring(last));
        return blank;
    }

    String filled(String[] values) {
        if (own.isEmpty()) {
            return kept.getFirst();
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < own.size(); i++) {
            text.append(kept.get(i)).append(values[own.get(i)]);
        }
        return text.append(kept.getLast()).toString();
    }
}
