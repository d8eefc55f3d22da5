package org.bancheng.platform.organisation;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.bancheng.engine.lifecycle.Holding;
import org.jspecify.annotations.Nullable;

/** A person joined with one of his posts, or with none. */
record PersonRow(
        UUID id,
        String username,
        String name,
        boolean enabled,
        @Nullable String subject,
        @Nullable String post,
        @Nullable String unit) {

    static Person person(List<PersonRow> rows) {
        PersonRow first = rows.getFirst();
        return new Person(
                first.id,
                first.username,
                first.name,
                first.enabled,
                first.subject,
                rows.stream().mapMulti(PersonRow::holding).toList());
    }

    private static void holding(PersonRow row, Consumer<Holding> into) {
        if (row.post != null && row.unit != null) {
            into.accept(new Holding(row.post, row.unit));
        }
    }
}
