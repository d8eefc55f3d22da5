package org.bancheng.engine.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param configuration null as soon as there is a single problem
 */
public record CheckResult(@Nullable TenantConfiguration configuration, List<Problem> problems) {

    public CheckResult {
        problems = List.copyOf(problems);
    }
}
