package org.bancheng.platform.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.Tenants;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

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

    private final Operator operator;

    ImportsController(Counties counties, Tenants tenants, Imports imports, Operator operator) {
        this.operator = operator;
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
            @Nullable Map<String, @Nullable String> fields,
            @Nullable List<@Nullable LetterBody> lines) {
        Map<String, String> given() {
            Map<String, String> given = new HashMap<>();
            if (fields != null) {
                fields.forEach(
                        (field, value) -> {
                            if (value != null) {
                                given.put(field, value);
                            }
                        });
            }
            return given;
        }

        List<Letter> letters() {
            List<Letter> letters = new ArrayList<>();
            if (lines != null) {
                for (LetterBody line : lines) {
                    if (line == null) {
                        throw new ResponseStatusException(
                                HttpStatus.BAD_REQUEST,
                                "lines[%d] 是 null，应为一封来信。".formatted(letters.size()));
                    }
                    letters.add(line.letter());
                }
            }
            return letters;
        }
    }

    record LetterBody(
            long line,
            @Nullable String id,
            @Nullable String subject,
            @Nullable String body,
            @Nullable String time) {
        Letter letter() {
            return new Letter(
                    line,
                    storable("id", id, ""),
                    Objects.requireNonNullElse(subject, ""),
                    Objects.requireNonNullElse(body, ""),
                    Objects.requireNonNullElse(time, ""));
        }
    }

    record LineView(long line, String outcome, String number, String reason) {}

    record ReportView(List<LineView> lines, Map<String, String> assumed) {}

    @PostMapping
    ReportView file(@PathVariable String id, @RequestBody Body body, HttpServletRequest request) {
        List<Letter> letters = body.letters();
        if (letters.size() > MOST_LINES) {
            throw new TooManyLines();
        }
        Tenant tenant = tenants.require(counties.get(id).id());
        Imports.Report report =
                imports.file(
                        tenant,
                        storable("source", body.source(), "import"),
                        Objects.requireNonNullElse(body.channel(), "mailbox"),
                        body.given(),
                        letters,
                        operator.name(),
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

    private static String storable(String field, @Nullable String text, String otherwise) {
        if (text != null && text.indexOf(0) >= 0) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, field + " 中有不可见的控制字符 \\u0000，请删去后重发。");
        }
        return Objects.requireNonNullElse(text, otherwise);
    }

    /** More than one call may carry. */
    static final class TooManyLines extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
