package org.bancheng.engine.lifecycle;

import java.util.Map;
import org.bancheng.engine.label.Label;

/** The units and categories that exist now, by id: forms are checked against them. */
public record Directory(Map<String, Label> units, Map<String, Label> categories) {

    public Directory {
        units = Map.copyOf(units);
        categories = Map.copyOf(categories);
    }
}
