package org.bancheng.platform.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.Command;
import org.bancheng.platform.work.WorkHandler;
import org.bancheng.platform.work.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes along the cases that were merged into another. Each goes by itself, since hundreds may
 * report one matter; done twice, the second finds none in whose state it starts.
 */
@Component
class MergedCases implements WorkHandler {
    static final String KIND = "merged";

    private final CaseLinks links;
    private final Proceedings proceedings;
    private final TransactionTemplate transactions;

    MergedCases(CaseLinks links, Proceedings proceedings, TransactionTemplate transactions) {
        this.links = links;
        this.proceedings = proceedings;
        this.transactions = transactions;
    }

    /**
     * @param action that each of them does
     */
    static String ref(UUID main, String action) {
        return main + "/" + action;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(List<WorkItem> items) {
        items.forEach(this::handle);
    }

    private void handle(WorkItem item) {
        int slash = item.ref().indexOf('/');
        UUID main = UUID.fromString(item.ref().substring(0, slash));
        String action = item.ref().substring(slash + 1);
        Command command = new Command(action, Map.of(), Actor.system());
        List<RuntimeException> failed = new ArrayList<>();
        for (UUID one : links.mergedInto(main)) {
            try {
                transactions.executeWithoutResult(_ -> take(one, main, command));
            } catch (RuntimeException e) {
                failed.add(e); // the others do not wait for it
            }
        }
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
    }

    /** One that was taken out again meanwhile goes its own way. */
    private void take(UUID id, UUID main, Command command) {
        Docket docket = proceedings.lock(id);
        if (links.isMerged(id, main)) {
            proceedings.actIfAllowed(docket, command);
        }
    }
}
