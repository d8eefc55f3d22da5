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

    static Problem problem(ConfigurationFiles files, String name, String key, Label message) {
        List<String> lines =
                new String(files.folder().getOrDefault(name, new byte[0]), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        int line = 0;
        while (line < lines.size() && !lines.get(line).startsWith(key)) {
            line++;
        }
        boolean found = line < lines.size();
        return new Problem(
                name, found ? line + 1 : 0, found ? 1 : 0, key, message, List.of(), null);
    }
}
