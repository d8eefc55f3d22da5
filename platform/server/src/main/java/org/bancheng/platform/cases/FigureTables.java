package org.bancheng.platform.cases;

import java.util.Map;
import org.bancheng.engine.configuration.TenantConfiguration;

/**
 * What an action's form of figures is filled from, made where tables are made: this module counts,
 * it lays out nothing.
 */
public interface FigureTables {

    /**
     * The whole county's table for a span, with the labels of its time: called with the tenant
     * bound, in the transaction of the action.
     *
     * @param table id of one of the configuration's tables
     * @return maps, lists, texts, numbers and booleans only
     */
    Map<String, Object> counted(TenantConfiguration configuration, String table, Span span);
}
