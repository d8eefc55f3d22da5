package org.bancheng.platform.operations;

import java.util.List;

/**
 * Files changed in the folder that were also changed by a publication since it was last applied.
 */
class ConfigurationConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<String> files;
    private final transient List<String> kept;

    ConfigurationConflict(Reconciliation outcome) {
        super(String.join(", ", outcome.conflicts()));
        this.files = List.copyOf(outcome.conflicts());
        this.kept = List.copyOf(outcome.kept());
    }

    /** Files that the county alone changed. */
    List<String> kept() {
        return kept;
    }

    List<String> files() {
        return files;
    }
}
