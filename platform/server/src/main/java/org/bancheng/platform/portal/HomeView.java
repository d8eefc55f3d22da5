package org.bancheng.platform.portal;

import java.util.List;

/**
 * The county's front page.
 *
 * @param domains what may be brought here
 * @param channels where else it may be brought
 * @param example a case number as the county writes them
 */
record HomeView(List<String> domains, List<Channel> channels, String example) {

    record Channel(String icon, String label) {}
}
