package org.bancheng.platform.portal;

import java.util.List;
import org.bancheng.engine.configuration.TenantConfiguration;

/**
 * The county's front page.
 *
 * @param domains what may be brought here
 * @param channels where else it may be brought
 * @param example a case number as the county writes them
 */
record HomeView(List<String> domains, List<Channel> channels, String example) {
    static String example(TenantConfiguration configuration) {
        return configuration.profile().numberPrefix() + "-20261119-0044";
    }

    record Channel(String icon, String label) {}
}
