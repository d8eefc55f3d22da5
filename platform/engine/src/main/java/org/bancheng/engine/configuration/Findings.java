package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/** The problems found so far, and what is no problem but probably not meant. */
final class Findings {

    private static final int MOST = 200;

    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /** A place in a file; lines and columns from 1, or 0 for the file as a whole. */
    record Place(String file, int line, int column, String path) {

        static Place file(String file) {
            return new Place(file, 0, 0, "");
        }

        Place right(int columns) {
            return new Place(file, line, column + columns, path);
        }
    }

    void add(Place place, String zh, String en) {
        add(place, zh, en, "", List.of());
    }

    /**
     * @param word what stands there, to find the nearest of what is allowed
     */
    void add(Place place, String zh, String en, String word, Collection<String> allowed) {
        if (!full()) {
            problems.add(problem(place, zh, en, allowed, nearest(word, allowed)));
        }
    }

    /** Does not keep the folder from being published. */
    void warn(Place place, String zh, String en) {
        if (warnings.size() < MOST) {
            warnings.add(problem(place, zh, en, List.of(), null));
        }
    }

    private static Problem problem(
            Place place, String zh, String en, Collection<String> allowed, @Nullable String hint) {
        return new Problem(
                place.file(),
                place.line(),
                place.column(),
                place.path(),
                Label.of(zh, en),
                List.copyOf(allowed),
                hint);
    }

    /** In the order of files, lines and columns. */
    List<Problem> problems() {
        return inOrder(problems);
    }

    /** Likewise. */
    List<Problem> warnings() {
        return inOrder(warnings);
    }

    private static List<Problem> inOrder(List<Problem> found) {
        return found.stream()
                .distinct()
                .sorted(
                        Comparator.comparing(Problem::file)
                                .thenComparing(Problem::line)
                                .thenComparing(Problem::column))
                .toList();
    }

    /** Whether no further problem is kept, so that none needs to be looked for. */
    boolean full() {
        return problems.size() >= MOST;
    }

    boolean any() {
        return !problems.isEmpty();
    }

    boolean anyIn(String file) {
        return problems.stream().anyMatch(problem -> problem.file().equals(file));
    }

    private static @Nullable String nearest(String word, Collection<String> allowed) {
        int far = Math.max(2, word.length() / 3);
        return word.isEmpty()
                ? null
                : allowed.stream()
                        // a whole text where a word should be is near to none, and dear to compare
                        .filter(one -> Math.abs(word.length() - one.length()) <= far)
                        .filter(one -> distance(word, one) <= far)
                        .min(Comparator.comparingInt(one -> distance(word, one)))
                        .orElse(null);
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
