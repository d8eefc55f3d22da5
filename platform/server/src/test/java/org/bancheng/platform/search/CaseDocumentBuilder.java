package org.bancheng.platform.search;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bancheng.platform.cases.CaseDocument;
import org.bancheng.platform.cases.CaseDocument.Label;
import org.jspecify.annotations.Nullable;

/** A case in a few words; each has a number of its own. */
final class CaseDocumentBuilder {
    private UUID id = UUID.randomUUID();
    private long version = 1;
    private final String number;
    private final String subject;
    private String body = "";
    private List<String> texts = List.of();
    private List<Label> category = List.of();
    private String channel = "window";
    private @Nullable String intakeUnit;
    private Set<String> units = Set.of();
    private boolean open = true;
    private Instant openedAt = Instant.parse("2026-03-02T01:00:00Z");
    private Set<String> known = Set.of();

    private CaseDocumentBuilder(String number, String subject) {
        this.number = number;
        this.subject = subject;
    }

    static CaseDocumentBuilder of(String number, String subject) {
        return new CaseDocumentBuilder(number, subject);
    }

    CaseDocumentBuilder id(UUID same) {
        id = same;
        return this;
    }

    CaseDocumentBuilder version(long changes) {
        version = changes;
        return this;
    }

    CaseDocumentBuilder body(String text) {
        body = text;
        return this;
    }

    CaseDocumentBuilder texts(String... further) {
        texts = List.of(further);
        return this;
    }

    CaseDocumentBuilder category(String... path) {
        category = Arrays.stream(path).map(id -> new Label(id, "类" + id)).toList();
        return this;
    }

    CaseDocumentBuilder channel(String taken, @Nullable String at) {
        channel = taken;
        intakeUnit = at;
        return this;
    }

    CaseDocumentBuilder units(String... handling) {
        units = Set.of(handling);
        return this;
    }

    CaseDocumentBuilder closed() {
        open = false;
        return this;
    }

    CaseDocumentBuilder opened(String at) {
        openedAt = Instant.parse(at);
        return this;
    }

    CaseDocumentBuilder known(String... values) {
        known = Set.of(values);
        return this;
    }

    CaseDocument build() {
        return new CaseDocument(
                id,
                version,
                number,
                subject,
                body,
                texts,
                category,
                new Label(channel, "渠道" + channel),
                open ? new Label("handling", "办理中") : new Label("closed", "已办结"),
                open,
                units.isEmpty()
                        ? null
                        : new Label(units.stream().sorted().findFirst().orElseThrow(), "单位"),
                units,
                intakeUnit,
                openedAt,
                open ? null : openedAt.plusSeconds(3600),
                null,
                openedAt.plusSeconds(86400),
                "1",
                "ordinary",
                open ? null : 5,
                known);
    }
}
