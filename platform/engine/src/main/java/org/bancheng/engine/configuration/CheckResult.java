package org.bancheng.engine.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param configuration null as soon as there is a single problem
 * @param warnings of what is no problem but probably not meant
 */
public record CheckResult(
        @Nullable TenantConfiguration configuration,
        List<Problem> problems,
        List<Problem> warnings) {

    public CheckResult {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }
}
