package org.bancheng.ctl;

import tools.jackson.databind.JsonNode;

/** The platform said no and why: an RFC 9457 problem. */
final class Refused extends Trouble {
    private static final long serialVersionUID = 1L;
    private final transient JsonNode problem;

    Refused(int status, JsonNode problem) {
        super(ExitCode.ofStatus(status), sentence(status, problem));
        this.problem = problem;
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
