package org.bancheng.engine.configuration;

import java.util.List;
import java.util.Map;

/** A county's folder with the defaults behind it. */
public final class ConfigurationFolder {

    private ConfigurationFolder() {}

    /**
     * Reads and checks a whole folder: syntax, schema, meaning. All or nothing.
     *
     * @param files by path in the folder with forward slashes ({@code lifecycles/case.yaml})
     * @param defaults the files of {@code tenant-configs/_defaults}; one that the folder has itself
     *     is not looked at
     */
    public static CheckResult check(Map<String, byte[]> files, Map<String, byte[]> defaults) {
        return new CheckResult(null, List.of());
    }
}
