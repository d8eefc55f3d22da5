package org.bancheng.engine.lifecycle;

import java.util.Set;

/** The units and categories that exist now, against which forms are checked. */
public record Directory(Set<String> units, Set<String> categories) {

    public Directory {
        units = Set.copyOf(units);
        categories = Set.copyOf(categories);
    }
}
