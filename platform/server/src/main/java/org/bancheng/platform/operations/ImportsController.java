package org.bancheng.platform.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.Tenants;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Letters of another system, some hundred a call; sent again they are filed once. */
@RestController
@RequestMapping(
        path = TenantsController.PATH + "/{id}/imports",
        produces = MediaType.APPLICATION_JSON_VALUE)
class ImportsController {
    static final int MOST_LINES = 200;

    private final Counties counties;
    private final Tenants tenants;
    private final Imports imports;

    ImportsController(Counties counties, Tenants tenants, Imports imports) {
        this.counties = counties;
        this.tenants = tenants;
        this.imports = imports;
    }

    /**
     * @param fields values for every letter, by field of the channel's form
     */
    record Body(
            @Nullable String source,
            @Nullable String channel,
            @Nullable Map<String, String> fields,
            @Nullable List<LetterBody> lines) {}

    record LetterBody(
            long line,
            @Nullable String id,
            @Nullable String subject,
            @Nullable String body,
            @Nullable String time) {
        Letter letter() {
            return new Letter(
                    line,
                    Objects.requireNonNullElse(id, ""),
                    Objects.requireNonNullElse(subject, ""),
                    Objects.requireNonNullElse(body, ""),
                    Objects.requireNonNullElse(time, ""));
        }
    }

    record LineView(long line, String outcome, String number, String reason) {}

    record ReportView(List<LineView> lines, Map<String, String> assumed) {}

    @PostMapping
    ReportView file(
            @PathVariable String id,
            @RequestBody Body body,
            Principal operator,
            HttpServletRequest request) {
        List<LetterBody> lines = Objects.requireNonNullElse(body.lines(), List.of());
        if (lines.size() > MOST_LINES) {
            throw new TooManyLines();
        }
        Tenant tenant = tenants.require(counties.get(id).id());
        Imports.Report report =
                imports.file(
                        tenant,
                        Objects.requireNonNullElse(body.source(), "import"),
                        Objects.requireNonNullElse(body.channel(), "mailbox"),
                        Objects.requireNonNullElse(body.fields(), Map.of()),
                        lines.stream().map(LetterBody::letter).toList(),
                        operator.getName(),
                        Language.of(request));
        return new ReportView(
                report.lines().stream()
                        .map(
                                line ->
                                        new LineView(
                                                line.line(),
                                                line.outcome().name().toLowerCase(Locale.ROOT),
                                                line.number(),
                                                line.reason()))
                        .toList(),
                report.assumed());
    }

    /** More than one call may carry. */
    static final class TooManyLines extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
