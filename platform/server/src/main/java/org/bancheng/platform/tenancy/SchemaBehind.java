package org.bancheng.platform.tenancy;

import java.util.List;

/** A schema lacks changes that this server needs and was told not to make. */
final class SchemaBehind extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    SchemaBehind(String schema, List<String> missing) {
        super(
                "schema %s has not seen the changes %s, and bancheng.database.migrate is false: run the server once with the argument migrate"
                        .formatted(schema, missing));
    }
}
