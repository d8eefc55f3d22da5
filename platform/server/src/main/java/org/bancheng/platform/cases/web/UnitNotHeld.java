package org.bancheng.platform.cases.web;

import org.jspecify.annotations.Nullable;

/** The actor files for a unit in which he holds no post. */
class UnitNotHeld extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnitNotHeld(@Nullable String unit) {
        super("no post held in " + unit);
    }
}
