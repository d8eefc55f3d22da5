package org.bancheng.platform.cases;

import java.util.List;
import java.util.Random;

/** Conditions made up at random, of everything that figures may say. */
final class CelTexts {
    private static final List<String> TEXTS =
            List.of(
                    "case.channel",
                    "case.category",
                    "case.callback",
                    "case.outcome",
                    "case.matter_kind",
                    "case.state",
                    "assignment.unit",
                    "assignment.role",
                    "assignment.extension",
                    "assignment.due",
                    "assignment.duty");
    private static final List<String> TRUTHS =
            List.of("case.rated", "case.hard", "case.disputed", "assignment.contacted");
    private static final List<String> NUMBERS =
            List.of(
                    "case.calls",
                    "case.rating",
                    "case.dissatisfied",
                    "assignment.days",
                    "assignment.returned",
                    "count.letters",
                    "count.open_assignments",
                    "count.letters_as_urge",
                    "count.assignments_in_working",
                    "clock.resolve.extensions",
                    "size(assignment.duty)");
    private static final List<String> CLOCK = List.of("resolve", "correct");

    private final Random random;

    CelTexts(Random random) {
        this.random = random;
    }

    private String one(List<String> many) {
        return many.get(random.nextInt(many.size()));
    }

    String condition(int depth) {
        if (depth == 0) {
            return atom();
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
            case 2, 3 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
            case 4 -> "!" + condition(depth - 1);
            case 5 ->
                    "("
                            + condition(depth - 1)
                            + " ? "
                            + condition(depth - 1)
                            + " : "
                            + condition(depth - 1)
                            + ")";
            case 6 -> "(" + condition(depth - 1) + " == " + condition(depth - 1) + ")";
            default -> atom();
        };
    }

    private String atom() {
        return switch (random.nextInt(16)) {
            case 0 -> "(" + one(TEXTS) + " == " + word() + ")";
            case 1 -> "(" + one(TEXTS) + " != " + word() + ")";
            case 2 -> "(" + one(TEXTS) + " in [" + word() + ", " + word() + "])";
            case 3 -> "has(" + one(TEXTS) + ")";
            case 4 -> "(" + one(TEXTS) + " == null)";
            case 5 -> "(" + one(TEXTS) + " < " + word() + ")";
            case 6 -> one(TEXTS) + ".startsWith(" + word() + ")";
            case 7 -> one(TEXTS) + ".contains('s')";
            case 8 -> "(" + one(TRUTHS) + " == " + random.nextBoolean() + ")";
            case 9 -> "(" + one(TRUTHS) + " != " + one(TRUTHS) + ")";
            case 10 -> "(" + number() + " >= " + number() + ")";
            case 11 -> "(" + number() + " == " + number() + ")";
            case 12 -> "clock." + one(CLOCK) + "." + one(List.of("started", "running", "paused"));
            case 13 -> "clock['" + one(CLOCK) + "']." + one(List.of("overdue", "late"));
            case 14 -> "(clock." + one(CLOCK) + ".due < now)";
            default -> "(" + one(TEXTS) + " == " + one(TEXTS) + ")";
        };
    }

    private String number() {
        return switch (random.nextInt(4)) {
            case 0 -> String.valueOf(random.nextInt(6));
            case 1 -> "(" + one(NUMBERS) + " + " + random.nextInt(3) + ")";
            default -> one(NUMBERS);
        };
    }

    private String word() {
        return "'" + CaseRows.word(random) + "'";
    }
}
