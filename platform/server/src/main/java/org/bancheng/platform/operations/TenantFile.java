package org.bancheng.platform.operations;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.engine.label.Label;
import org.bancheng.platform.configuration.ConfigurationFiles;

/** A file of a county, for what can be wrong with it only beside what there is already. */
final class TenantFile {
    static final String TENANT = "tenant.yaml";
    static final String UNITS = "units.yaml";
    static final String TRANSITION = "transition.yaml";

    private TenantFile() {}

    /**
     * @param path in the document; it stands at the first line that has its last key
     */
    static Problem problem(ConfigurationFiles files, String name, String path, Label message) {
        String key = path.substring(path.lastIndexOf('.') + 1) + ":";
        List<String> lines =
                new String(files.folder().getOrDefault(name, new byte[0]), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        int line = 0;
        while (line < lines.size() && !lines.get(line).strip().startsWith(key)) {
            line++;
        }
        boolean found = line < lines.size();
        int column = found ? lines.get(line).indexOf(key) + 1 : 0;
        return new Problem(name, found ? line + 1 : 0, column, path, message, List.of(), null);
    }
}
