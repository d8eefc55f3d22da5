package org.bancheng.platform.operations;

/** Something else is being done to the county. */
public final class BusyCounty extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BusyCounty(JobOpen cause) {
        super(cause);
    }
}
