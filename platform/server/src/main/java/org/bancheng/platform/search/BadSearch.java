package org.bancheng.platform.search;

/** The searcher asked for something that cannot be searched for. */
public final class BadSearch extends SearchFailure {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    BadSearch(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The name, in lower case with dashes, is the key of the message people see. */
    public enum Reason {
        TEXT_TOO_LONG,
        TOO_MANY_WORDS,
        NO_SUCH_PAGE,
        PAGE_TOO_LONG,
        TIME_RUNS_BACKWARDS,
        COUNTY_NOT_GRANTED
    }
}
