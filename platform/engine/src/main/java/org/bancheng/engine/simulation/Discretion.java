package org.bancheng.engine.simulation;

import java.util.List;
import org.bancheng.engine.configuration.TenantConfiguration;

/**
 * What a simulation keeps to itself: whoever asks for one may not see what only some posts may. It
 * is kept from him as soon as one of the two configurations keeps it.
 */
record Discretion(List<TenantConfiguration> counties) {

    boolean isConfidential(String type) {
        return counties.stream()
                .anyMatch(
                        county -> {
                            var lifecycle = county.lifecycles().get(type);
                            return lifecycle != null && lifecycle.isConfidential();
                        });
    }

    boolean isConfidential(String type, String action) {
        return counties.stream()
                .anyMatch(
                        county -> {
                            var lifecycle = county.lifecycles().get(type);
                            return lifecycle != null && lifecycle.isConfidential(action);
                        });
    }
}
