package org.bancheng.platform.cases;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.PostEntry;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.VisibleText;
import org.bancheng.platform.history.History;
import org.bancheng.platform.history.HistoryDraft;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows a reporter in clear to those whose post allows it, and writes into the case's history that
 * it was done.
 */
@Service
public class Reveal {
    /** How the act stands in the history; no county's lifecycle has an action of this name. */
    static final String ACTION = "reveal-reporter";

    private static final int SHORTEST_REASON = 2;
    private static final int LONGEST_REASON = 500;

    private final Proceedings proceedings;
    private final Reporters reporters;
    private final History history;
    private final Json json;
    private final Clock clock;

    Reveal(
            Proceedings proceedings,
            Reporters reporters,
            History history,
            Json json,
            Clock businessClock) {
        this.proceedings = proceedings;
        this.reporters = reporters;
        this.history = history;
        this.json = json;
        this.clock = businessClock;
    }

    /** The actor holds no post that may see reporters in clear. */
    public static class RevealForbidden extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RevealForbidden() {
            super("no post of the actor reveals reporters");
        }
    }

    /** A reason of 2 to 500 characters that can be read is missing. */
    public static class ReasonMissing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReasonMissing() {
            super("a reason of 2 to 500 characters is needed");
        }
    }

    /** Nothing is known of the reporter: he did not say who he is, or was forgotten. */
    public static class NobodyToReveal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NobodyToReveal() {
            super("nothing is known of the reporter");
        }
    }

    static boolean mayReveal(Actor actor, TenantConfiguration configuration) {
        return configuration.posts().stream()
                .filter(PostEntry::revealsReporter)
                .map(PostEntry::id)
                .anyMatch(actor.posts()::contains);
    }

    /**
     * @param caseId of a case that the actor may see
     * @param reason kept in the history
     * @return by field of the channel's form, one at least
     * @throws NobodyToReveal when nothing is known; then nothing is written into the history
     */
    @Transactional
    public Map<String, Object> reveal(UUID caseId, Actor actor, String reason) {
        Docket docket = proceedings.lock(caseId);
        if (!docket.isCase() || !mayReveal(actor, docket.configuration)) {
            throw new RevealForbidden();
        }
        String given = reason.strip();
        if (VisibleText.length(given) < SHORTEST_REASON
                || given.length() > LONGEST_REASON
                || given.chars().anyMatch(Character::isISOControl)) {
            throw new ReasonMissing();
        }
        Map<String, Object> reporter = reporters.of(caseId);
        if (reporter.isEmpty()) {
            throw new NobodyToReveal();
        }
        history.append(
                caseId,
                new HistoryDraft(
                        Docket.CASE,
                        caseId,
                        clock.instant(),
                        actor.id(),
                        ACTION,
                        "",
                        docket.file.definitionVersion,
                        json.write(Map.of("from", docket.file.state, "to", docket.file.state)),
                        json.bytes(
                                Map.of("actor", actor.name(), "inputs", Map.of("reason", given)))));
        return reporter;
    }
}
