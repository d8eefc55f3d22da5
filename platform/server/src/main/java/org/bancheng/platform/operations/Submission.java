package org.bancheng.platform.operations;

import java.util.Map;
import java.util.regex.Pattern;
import org.bancheng.engine.configuration.CheckResult;
import org.bancheng.engine.configuration.ConfigurationFolder;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.configuration.ConfigurationInvalid;
import org.bancheng.platform.tenancy.TenantId;

/** A folder that an operator submitted, checked as a whole. */
record Submission(ConfigurationFiles files, TenantConfiguration configuration) {
    /** Paths that stay inside wherever they are written: exports write them as a folder again. */
    private static final Pattern PATH =
            Pattern.compile(
                    "[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]*(/[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]*){0,5}");

    /**
     * @throws ConfigurationInvalid when there is a single problem in it
     * @throws BadPath when a path could lead out of the folder
     */
    static Submission of(Map<String, byte[]> folder, Map<String, byte[]> defaults) {
        refuseBadPaths(folder);
        refuseBadPaths(defaults);
        ConfigurationFiles files = new ConfigurationFiles(folder, defaults);
        return new Submission(files, check(files));
    }

    /**
     * @throws ConfigurationInvalid when there is a single problem in the files
     */
    static TenantConfiguration check(ConfigurationFiles files) {
        CheckResult result = ConfigurationFolder.check(files.folder(), files.defaults());
        TenantConfiguration configuration = result.configuration();
        if (configuration == null) {
            throw new ConfigurationInvalid(result.problems());
        }
        return configuration;
    }

    TenantId tenant() {
        return new TenantId(configuration.profile().id());
    }

    String name() {
        return configuration.profile().name().zhCn();
    }

    static boolean isPath(String path) {
        return path.length() <= 200 && PATH.matcher(path).matches();
    }

    private static void refuseBadPaths(Map<String, byte[]> files) {
        for (String path : files.keySet()) {
            if (!isPath(path)) {
                throw new BadPath(path);
            }
        }
    }

    /** A path that a folder cannot have. */
    static final class BadPath extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadPath(String path) {
            super(path);
        }
    }
}
