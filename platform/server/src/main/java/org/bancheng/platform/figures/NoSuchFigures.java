package org.bancheng.platform.figures;

import java.util.Collection;
import java.util.List;

/** Asked for a table or a figure that the county does not have. */
public final class NoSuchFigures extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String asked;
    private final List<String> known;

    NoSuchFigures(String asked, Collection<String> known) {
        super(asked);
        this.asked = asked;
        this.known = List.copyOf(known);
    }

    public String asked() {
        return asked;
    }

    /** What there is instead. */
    public List<String> known() {
        return known;
    }
}
