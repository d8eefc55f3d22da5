package org.bancheng.platform.search;

import org.bancheng.platform.work.Work;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks for the bound tenant's index to be filled anew; asked twice, it is done once. */
@Component
public class Rebuilds {
    static final String KIND = "rebuild-index";
    private static final String ALL_CASES = "all";

    private final Work work;
    private final TransactionTemplate transaction;

    Rebuilds(Work work, TransactionTemplate transaction) {
        this.work = work;
        this.transaction = transaction;
    }

    /** Returns at once; {@link SearchIndices#standing} shows how far it is. */
    public void ask() {
        transaction.executeWithoutResult(status -> work.enqueue(KIND, ALL_CASES));
    }
}
