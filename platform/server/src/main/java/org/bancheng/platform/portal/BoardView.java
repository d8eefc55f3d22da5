package org.bancheng.platform.portal;

import java.util.List;

/**
 * The list of cases under a filter.
 *
 * @param at the moment the list was read, in words
 */
record BoardView(
        String title,
        String at,
        List<Stat> stats,
        List<Tab> tabs,
        List<Filter> filters,
        List<Hidden> hidden,
        String query,
        List<Column> columns,
        List<CaseRow> rows,
        Pager pager) {

    record Tab(String label, String count, String href, boolean current, boolean saved) {}

    record Filter(String name, String label, String all, List<FieldView.Group> groups) {}

    /** What a new filter must not forget. */
    record Hidden(String name, String value) {}

    /**
     * @param sort ascending, descending or none
     * @param href the list sorted by it; empty where it cannot be
     */
    record Column(String label, String sort, String href) {}
}
