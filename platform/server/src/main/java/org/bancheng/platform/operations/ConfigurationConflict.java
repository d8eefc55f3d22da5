package org.bancheng.platform.operations;

import java.util.List;

/**
 * Files changed in the folder that were also changed by a publication since it was last applied.
 */
class ConfigurationConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<String> files;

    ConfigurationConflict(List<String> files) {
        super(String.join(", ", files));
        this.files = List.copyOf(files);
    }

    List<String> files() {
        return files;
    }
}
