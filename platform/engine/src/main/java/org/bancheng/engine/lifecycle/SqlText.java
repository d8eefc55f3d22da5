package org.bancheng.engine.lifecycle;

import java.util.Map;

/**
 * A piece of SQL over the rows {@code c} (a case file) and, where the subject is under a case,
 * {@code s} (its row). Values from a county's folder stand in the parameters, never in the text.
 *
 * @param params by name; the text may also name {@code :now}, which the shell binds
 */
public record SqlText(String text, Map<String, Object> params) {

    public SqlText {
        params = Map.copyOf(params);
    }
}
