package org.bancheng.platform.search;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bancheng.platform.search.SearchPage.Hit;
import org.jspecify.annotations.Nullable;

/** A document as Elasticsearch gives it back. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonNaming(SnakeCaseStrategy.class)
record FoundCase(
        String county,
        String number,
        String subject,
        String body,
        List<String> category,
        List<String> categoryName,
        String channelName,
        String state,
        String stateName,
        boolean open,
        @Nullable String leadUnit,
        @Nullable String leadUnitName,
        String openedAt,
        @Nullable String closedAt,
        @Nullable String warnAt,
        @Nullable String dueAt,
        @Nullable Integer rating) {

    Hit hit(String id, Highlighter highlighter) {
        return new Hit(
                county,
                UUID.fromString(id),
                number,
                highlighter.whole(subject),
                highlighter.snippet(body),
                categoryName.isEmpty() ? List.of() : List.of(categoryName.getLast().split("/")),
                channelName,
                stateName,
                open,
                leadUnitName,
                Instant.parse(openedAt),
                time(closedAt),
                time(warnAt),
                time(dueAt),
                rating,
                new SearchPage.Ids(
                        category.isEmpty() ? List.of() : List.of(category.getLast().split("/")),
                        state,
                        leadUnit));
    }

    private static @Nullable Instant time(@Nullable String time) {
        return time == null ? null : Instant.parse(time);
    }
}
