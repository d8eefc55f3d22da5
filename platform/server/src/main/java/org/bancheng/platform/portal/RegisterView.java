package org.bancheng.platform.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A register's entries.
 *
 * @param enter where one is made; null for whoever may not
 */
record RegisterView(
        String title, List<Tab> tabs, @Nullable String enter, List<Row> rows, Pager pager) {

    record Tab(String label, String href, boolean current) {}

    /**
     * @param facts what else its list says of it
     */
    record Row(
            String register,
            String title,
            String href,
            String number,
            List<String> facts,
            @Nullable String unit,
            String state,
            String openedAt,
            @Nullable LampView lamp,
            @Nullable String due) {}
}
