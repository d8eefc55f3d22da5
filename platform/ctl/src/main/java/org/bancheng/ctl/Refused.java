package org.bancheng.ctl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The platform said no and why: an RFC 9457 problem. */
final class Refused extends Trouble {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final transient JsonNode problem;
    private final transient Function<String, Path> onDisk;

    Refused(int status, JsonNode problem) {
        this(status, problem, Path::of);
    }

    private Refused(int status, JsonNode problem, Function<String, Path> onDisk) {
        super(ExitCode.ofStatus(status), sentence(status, problem));
        this.status = status;
        this.problem = problem;
        this.onDisk = onDisk;
    }

    /** The same, with what is wrong in a folder told by its files on this disk. */
    Refused in(ConfigurationDirectory directory) {
        return new Refused(status, problem, directory::onDisk);
    }

    @Override
    List<String> lines() {
        List<String> lines = new ArrayList<>(super.lines());
        lines.addAll(ProblemLines.of(problem.path("problems"), onDisk));
        return lines;
    }

    JsonNode problem() {
        return problem;
    }

    private static String sentence(int status, JsonNode problem) {
        String title = problem.path("title").asString("");
        String detail = problem.path("detail").asString("");
        if (title.isEmpty() && detail.isEmpty()) {
            return Texts.of("refused.status", status);
        }
        return title.isEmpty() || detail.startsWith(title)
                ? detail
                : detail.isEmpty() ? title : title + ": " + detail;
    }
}
