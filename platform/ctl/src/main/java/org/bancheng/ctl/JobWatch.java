package org.bancheng.ctl;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Follows a job to its end and tells each step as it happens; outlives a restart of the platform.
 */
final class JobWatch {
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final Duration SILENCE = Duration.ofMinutes(3);

    /** How far a step is that is not over. */
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Server server;
    private final Output output;
    private final Duration patience;
    private long toldHowFar = System.nanoTime();

    JobWatch(Server server, Output output, Duration patience) {
        this.server = server;
        this.output = output;
        this.patience = patience;
    }

    /**
     * The job as it ended.
     *
     * @throws Trouble when it has not ended in time: it goes on without us
     */
    JsonNode untilDone(JsonNode job) {
        long begun = System.nanoTime();
        long heard = begun;
        Map<String, String> told = new HashMap<>();
        JsonNode now = job;
        while (true) {
            tell(now, told);
            if (isOver(now)) {
                return now;
            }
            String id = now.path("id").asString("");
            if (System.nanoTime() - begun > patience.toNanos()) {
                throw new Trouble(ExitCode.FAILURE, Texts.of("job.not-in-time", id));
            }
            pause();
            try {
                now = server.get("/jobs/" + id);
                heard = System.nanoTime();
            } catch (Unreachable e) {
                if (System.nanoTime() - heard > SILENCE.toNanos()) {
                    throw e;
                }
            }
        }
    }

    static boolean isOver(JsonNode job) {
        return switch (job.path("state").asString("")) {
            case "done", "failed" -> true;
            default -> false;
        };
    }

    static int exitCode(JsonNode job) {
        return job.path("state").asString("").equals("failed") ? ExitCode.FAILURE : ExitCode.OK;
    }

    static String table(JsonNode job) {
        Table table =
                new Table(
                        Texts.of("heading.step"),
                        Texts.of("heading.state"),
                        Texts.of("heading.detail"));
        job.path("steps")
                .valueStream()
                .forEach(
                        step ->
                                table.row(
                                        step.path("label").asString(""),
                                        Texts.of("state." + step.path("state").asString("pending")),
                                        step.path("detail").asString("")));
        return heading(job) + "\n" + table + error(job);
    }

    /** For whoever was told the steps while it ran. */
    static String summary(JsonNode job) {
        return heading(job) + error(job);
    }

    private static String heading(JsonNode job) {
        return Texts.of(
                "job.of",
                job.path("kind").asString(""),
                job.path("tenant").asString(""),
                Texts.of("state." + job.path("state").asString("queued")),
                job.path("id").asString(""));
    }

    private static String error(JsonNode job) {
        String error = job.path("error").asString("");
        return error.isEmpty() ? "" : "\n" + error;
    }

    private void tell(JsonNode job, Map<String, String> told) {
        String tenant = job.path("tenant").asString("");
        job.path("steps")
                .valueStream()
                .forEach(
                        step -> {
                            String state = step.path("state").asString("pending");
                            String detail = step.path("detail").asString("");
                            String line = state + detail;
                            if (state.equals("pending")
                                    || (state.equals("running") && !isTimely(detail))) {
                                return;
                            }
                            if (!line.equals(told.put(step.path("name").asString(""), line))) {
                                output.say(
                                        "%s  %s  %s%s"
                                                .formatted(
                                                        tenant,
                                                        Texts.of("state." + state),
                                                        step.path("label").asString(""),
                                                        detail.isEmpty() ? "" : "  " + detail));
                            }
                        });
    }

    private boolean isTimely(String howFar) {
        if (howFar.isEmpty() || System.nanoTime() - toldHowFar < EVERY.toNanos()) {
            return false;
        }
        toldHowFar = System.nanoTime();
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(ExitCode.FAILURE, Texts.of("interrupted"), e);
        }
    }
}
