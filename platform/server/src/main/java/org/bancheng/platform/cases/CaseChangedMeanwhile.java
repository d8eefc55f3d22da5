package org.bancheng.platform.cases;

/** Somebody else acted on the case after the version that the actor has seen. */
public class CaseChangedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long version;

    CaseChangedMeanwhile(long version) {
        super("the case is at version " + version);
        this.version = version;
    }

    /** The version that there is now. */
    public long version() {
        return version;
    }
}
