package org.bancheng.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.bancheng.acceptance.Api.Unanswered;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One case of Xiangtan's that is filed and worked on while servers die, and what its people were
 * told. Each asks again under the same key until he is answered; an impatient one gives up at his
 * last step, and never knows.
 */
final class Story {
    private static final String CASES = "/" + Xiangtan.TENANT + "/api/v1/cases";
    private static final String PUBLIC = "/" + Xiangtan.TENANT + "/api/v1/public/cases";
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    /** What the answer of a server means to somebody who asked under a key. */
    private enum Meaning {
        DONE,
        AGAIN,
        WRONG
    }

    private final Traffic traffic;
    final String subject;
    private final boolean online;
    private final boolean stays;
    private final boolean signs;
    private final boolean impatient;

    /** What was acknowledged, as the history of the case is to have it. */
    final List<String> acknowledged = new ArrayList<>();

    /** What nobody was told about: it was done, or not. */
    @Nullable List<String> unknown;

    String number = "";

    Story(Traffic traffic, int ordinal) {
        this.traffic = traffic;
        this.subject = "办不成的事第 %d 件 %s".formatted(ordinal, UUID.randomUUID());
        this.online = ordinal % 3 == 0;
        this.stays = ordinal % 6 == 3;
        this.signs = ordinal % 2 == 0;
        this.impatient = ordinal % 10 == 7;
    }

    void run() {
        boolean on =
                online
                        ? step("case/open", this::fileOnTheWeb)
                        : step("case/open", this::fileAtTheWindow)
                                && step("case/accept", act(Xiangtan.WINDOW, "accept", Map.of()));
        on =
                on
                        && !stays
                        && step(
                                "case/triage",
                                act(Xiangtan.DISPATCHER, "triage", Xiangtan.triage("ordinary")))
                        && step(
                                "case/assign assignment/open",
                                act(
                                        Xiangtan.DISPATCHER,
                                        "assign",
                                        Map.of("lead", Xiangtan.LAND, "duty", "核查登记")));
        if (on && signs) {
            step("assignment/sign", this::sign);
        }
    }

    private Function<String, Answer> act(String who, String action, Map<String, Object> inputs) {
        return key ->
                traffic.staff(who)
                        .post(
                                CASES + "/" + number + "/actions/" + action,
                                Map.of("inputs", inputs),
                                Map.of("Idempotency-Key", key));
    }

    private Answer fileOnTheWeb(String key) {
        Map<String, Object> form = Xiangtan.form(subject);
        form.remove("origin");
        return traffic.anyone()
                .post(
                        PUBLIC,
                        Map.of("channel", "web", "inputs", form),
                        Map.of("Idempotency-Key", key));
    }

    private Answer fileAtTheWindow(String key) {
        return traffic.staff(Xiangtan.WINDOW)
                .post(
                        CASES,
                        Map.of("channel", "county-hall", "inputs", Xiangtan.form(subject)),
                        Map.of("Idempotency-Key", key));
    }

    private Answer sign(String key) {
        Api handler = traffic.staff(Xiangtan.LAND_HANDLER);
        Answer shown = handler.get(CASES + "/" + number);
        if (shown.status() != 200) {
            return shown;
        }
        JsonNode assignment = shown.list("/assignments").getFirst();
        return handler.post(
                CASES
                        + "/"
                        + number
                        + "/assignments/"
                        + assignment.get("id").asString()
                        + "/actions/sign",
                Map.of("inputs", Map.of()),
                Map.of("Idempotency-Key", key));
    }

    /**
     * @return whether the story goes on
     */
    private boolean step(String events, Function<String, Answer> request) {
        List<String> done = List.of(events.split(" "));
        String key = UUID.randomUUID().toString();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            try {
                Answer answer = request.apply(key);
                switch (meaning(answer)) {
                    case DONE -> {
                        number = number.isEmpty() ? answer.at("/number") : number;
                        acknowledged.addAll(done);
                        traffic.acknowledged();
                        return true;
                    }
                    case AGAIN -> traffic.unavailable(answer);
                    case WRONG -> {
                        traffic.wrong(answer);
                        unknown = done;
                        return false;
                    }
                }
            } catch (Unanswered e) {
                if (impatient) {
                    unknown = done;
                    return false;
                }
            }
            traffic.pause();
        }
        traffic.hopeless(events + " of " + number);
        unknown = done;
        return false;
    }

    private static Meaning meaning(Answer answer) {
        boolean underWay = answer.at("/type").endsWith("/idempotency-key-in-use");
        if (answer.status() == 503 || underWay) {
            return Meaning.AGAIN;
        }
        boolean told = answer.status() / 100 == 2 && !answer.at("/number").isEmpty();
        return told ? Meaning.DONE : Meaning.WRONG;
    }
}
