package org.bancheng.platform.portal;

import java.util.List;

/**
 * The county's front page.
 *
 * @param domains what may be brought here
 * @param channels where else it may be brought
 * @param figures numbers that build trust; empty while there are none
 */
record HomeView(List<String> domains, List<Channel> channels, List<Figure> figures) {

    record Channel(String icon, String label) {}

    record Figure(String value, String label) {}
}
