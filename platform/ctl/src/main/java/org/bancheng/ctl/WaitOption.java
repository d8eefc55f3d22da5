package org.bancheng.ctl;

import java.time.Duration;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code --wait}, and for how long at most. */
final class WaitOption {
    @Option(names = "--wait", descriptionKey = "option.wait")
    private boolean wait;

    @Option(
            names = "--wait-minutes",
            paramLabel = "N",
            defaultValue = "20",
            descriptionKey = "option.wait-minutes")
    private int minutes;

    boolean asked() {
        return wait;
    }

    /** What is left to say of the job: its steps were told to whoever waited. */
    String report(JsonNode job) {
        return wait ? JobWatch.summary(job) : JobWatch.table(job);
    }

    /** The job at its end if the operator waits, else as it is. */
    JsonNode follow(JsonNode job, Server server, Output output) {
        return wait
                ? new JobWatch(server, output, Duration.ofMinutes(minutes)).untilDone(job)
                : job;
    }
}
