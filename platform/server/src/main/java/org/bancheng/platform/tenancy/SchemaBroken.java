package org.bancheng.platform.tenancy;

import java.util.List;

/** A tenant's schema is not what its edition of the change log makes. */
public final class SchemaBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 5;

    SchemaBroken(String schema, List<String> differences) {
        super(
                "schema %s differs from what it should be in %d places: %s"
                        .formatted(
                                schema,
                                differences.size(),
                                String.join(
                                        "; ",
                                        differences.subList(
                                                0, Math.min(SHOWN, differences.size())))));
    }

    SchemaBroken(String schema, Throwable cause) {
        super(
                "schema " + schema + " could not be brought up to date: " + cause.getMessage(),
                cause);
    }
}
