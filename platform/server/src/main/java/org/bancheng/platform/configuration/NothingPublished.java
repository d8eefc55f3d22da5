package org.bancheng.platform.configuration;

/** The county has no published configuration, or not this version of it. */
public class NothingPublished extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NothingPublished(String tenant, int version) {
        super("no configuration version " + version + " of " + tenant);
    }
}
