package org.bancheng.platform.search;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bancheng.platform.cases.CaseDocument;
import org.bancheng.platform.cases.CaseDocument.Label;
import org.bancheng.platform.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/** What the index is given of a case: every free text redacted, nothing of the reporter. */
final class IndexedCase {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZONE);

    private final CaseDocument document;
    private final Map<String, Object> fields = new HashMap<>();

    private IndexedCase(CaseDocument document) {
        this.document = document;
    }

    /** Named as in {@code case-index.json}, which refuses any other field. */
    static Map<String, Object> of(TenantId county, CaseDocument document) {
        var indexed = new IndexedCase(document);
        indexed.fields.put("county", county.value());
        indexed.putTexts();
        indexed.putCategory();
        indexed.putLabels();
        indexed.putTimes();
        return indexed.fields;
    }

    private void putTexts() {
        String subject = redacted(document.subject());
        String body =
                Stream.concat(Stream.of(document.body()), document.texts().stream())
                        .map(this::redacted)
                        .collect(Collectors.joining("\n"));
        fields.put("number", document.number());
        fields.put("subject", subject);
        fields.put("body", body);
        fields.put(
                "folded",
                Map.of(
                        "number", Folded.of(document.number()).text(),
                        "subject", Folded.of(subject).text(),
                        "text", Folded.of(body).text()));
    }

    private String redacted(String text) {
        return Redactor.redact(text, document.known());
    }

    private void putCategory() {
        var ids = new ArrayList<String>();
        var names = new ArrayList<String>();
        var facets = new ArrayList<String>();
        String id = "";
        String name = "";
        for (Label each : document.category()) {
            id = id.isEmpty() ? each.id() : id + "/" + each.id();
            name = name.isEmpty() ? plain(each.name()) : name + "/" + plain(each.name());
            ids.add(id);
            names.add(name);
            facets.add(FacetValue.of(id, name));
        }
        fields.put("category", ids);
        fields.put("category_name", names);
        fields.put("facet", facets(facets));
    }

    private Map<String, Object> facets(List<String> category) {
        var facets = new HashMap<String, Object>();
        facets.put("category", category);
        facets.put("channel", facet(document.channel()));
        facets.put("state", facet(document.state()));
        if (document.leadUnit() != null) {
            facets.put("unit", facet(document.leadUnit()));
        }
        return facets;
    }

    private void putLabels() {
        put("channel", document.channel());
        put("state", document.state());
        if (document.leadUnit() != null) {
            put("lead_unit", document.leadUnit());
        }
        fields.put("units", document.units());
        fields.put("open", document.open());
        put("intake_unit", document.intakeUnit());
        put("level", document.level());
        put("complexity", document.complexity());
        put("rating", document.rating());
    }

    private void putTimes() {
        put("opened_at", document.openedAt());
        fields.put("opened_month", MONTH.format(document.openedAt()));
        put("closed_at", document.closedAt());
        put("warn_at", document.warnAt());
        put("due_at", document.dueAt());
    }

    private void put(String field, Label label) {
        fields.put(field, label.id());
        fields.put(field + "_name", label.name());
    }

    private void put(String field, @Nullable Instant time) {
        if (time != null) {
            fields.put(field, time.toString());
        }
    }

    private void put(String field, @Nullable Object value) {
        if (value != null) {
            fields.put(field, value);
        }
    }

    private static String facet(Label label) {
        return FacetValue.of(label.id(), label.name());
    }

    private static String plain(String name) {
        return name.replace('/', '／');
    }
}
