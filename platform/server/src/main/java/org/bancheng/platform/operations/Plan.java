package org.bancheng.platform.operations;

import java.util.List;
import org.bancheng.platform.tenancy.TenantId;

/**
 * What applying a folder would do now.
 *
 * @param hash of everything it was made from: a later plan of the same hash does the same
 * @param kept files that the county alone changed, which stay as it has them
 */
record Plan(TenantId tenant, String name, String hash, List<String> kept, List<Step> steps) {
    enum Action {
        CREATE,
        CHANGE,
        NONE
    }

    record Step(String name, Action action, Note detail) {}
}
