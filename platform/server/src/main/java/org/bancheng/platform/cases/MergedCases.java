package org.bancheng.platform.cases;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.Command;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.history.History;
import org.bancheng.platform.history.HistoryEntry;
import org.bancheng.platform.work.Work;
import org.bancheng.platform.work.WorkHandler;
import org.bancheng.platform.work.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes along what was merged into a case that acts, or tells its reporter what was written for
 * him. Each goes by itself, since hundreds may report one matter.
 */
@Component
class MergedCases implements WorkHandler {
    static final String KIND = "merged";

    /** An item for each: of the case that acted, its event and what they are to do. */
    static final String REFS =
            "select concat_ws('/', case_id, ?::text, ?::text, ?::text) as ref from case_link"
                    + " where other_id = ? and tie = 'merged' order by case_id";

    private final CaseLinks links;
    private final Proceedings proceedings;
    private final Configurations configurations;
    private final History history;
    private final Json json;
    private final Work work;
    private final TransactionTemplate transactions;

    MergedCases(
            CaseLinks links,
            Proceedings proceedings,
            Configurations configurations,
            History history,
            Json json,
            Work work,
            TransactionTemplate transactions) {
        this.links = links;
        this.proceedings = proceedings;
        this.configurations = configurations;
        this.history = history;
        this.json = json;
        this.work = work;
        this.transactions = transactions;
    }

    /**
     * @param seq of the main case's event that asks for it
     */
    private record Ref(UUID merged, UUID main, long seq, String action) {
        static Ref parse(String text) {
            String[] parts = text.split("/", 4);
            return new Ref(
                    UUID.fromString(parts[0]),
                    UUID.fromString(parts[1]),
                    Long.parseLong(parts[2]),
                    parts[3]);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int batchSize() {
        return 50;
    }

    @Override
    public void handle(List<WorkItem> items) {
        items.forEach(item -> transactions.executeWithoutResult(_ -> take(item)));
    }

    /** One that was taken out again meanwhile goes its own way. */
    private void take(WorkItem item) {
        Ref ref = Ref.parse(item.ref());
        Docket docket = proceedings.lock(ref.merged());
        if (work.complete(item) && links.isMerged(ref.merged(), ref.main())) {
            Command command = new Command(ref.action(), inputs(ref), Actor.system());
            proceedings.actIfAllowed(docket, command);
        }
    }

    /** What the main case's event gives along. */
    private Map<String, Object> inputs(Ref ref) {
        return history.event(ref.main(), ref.seq())
                .map(
                        event ->
                                configurations
                                        .version(event.configurationVersion())
                                        .lifecycle(Docket.CASE)
                                        .passedOn(event.action(), ref.action(), written(event)))
                .orElse(Map.of());
    }

    @SuppressWarnings("unchecked") // written by Proceedings
    private Map<String, Object> written(HistoryEntry event) {
        return event.sealed()
                .map(json::fields)
                .map(known -> (Map<String, Object>) known.getOrDefault("inputs", Map.of()))
                .orElse(Map.of());
    }
}
