package org.bancheng.engine.lifecycle;

import java.util.List;
import java.util.Map;

/** Fields that a definition computes. */
final class Computed {

    private Computed() {}

    static void into(Map<String, Object> fields, Map<String, Expression> sets, Scene scene)
            throws Expression.Undetermined {
        for (var set : sets.entrySet()) {
            var value = set.getValue().evaluate(scene);
            if (value == null) {
                fields.remove(set.getKey());
            } else {
                fields.put(set.getKey(), value instanceof List<?> many ? List.copyOf(many) : value);
            }
        }
    }
}
