package org.bancheng.platform.documents.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.platform.cases.CasePage;
import org.bancheng.platform.cases.CasePages;
import org.bancheng.platform.cases.Reveal;
import org.bancheng.platform.documents.Documents;
import org.bancheng.platform.documents.Format;
import org.bancheng.platform.documents.NoSuchDocument;
import org.bancheng.platform.identity.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Forms and letters of a case, for whoever may see the case. */
@RestController
@RequestMapping("/{tenant}/api/v1/cases/{number}/documents")
class CaseDocuments {
    private final CurrentActor current;
    private final CasePages pages;
    private final Reveal reveal;
    private final Documents documents;

    CaseDocuments(CurrentActor current, CasePages pages, Reveal reveal, Documents documents) {
        this.current = current;
        this.pages = pages;
        this.reveal = reveal;
        this.documents = documents;
    }

    /**
     * @param type of the subject: case, assignment …
     * @param files addresses by format
     */
    record DocumentOut(
            String document,
            String title,
            String basis,
            String type,
            UUID subject,
            @Nullable String unit,
            Map<String, String> files) {}

    record DocumentsOut(List<DocumentOut> documents) {}

    record Reason(@Nullable String reason) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    DocumentsOut list(@PathVariable String tenant, @PathVariable String number) {
        CasePage page = pages.of(number, current.requireActor());
        String here = "/" + tenant + "/api/v1/cases/" + number + "/documents/";
        return new DocumentsOut(
                documents.of(page).stream().map(document -> out(document, here)).toList());
    }

    private static DocumentOut out(Documents.Available document, String here) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Format format : Format.values()) {
            files.put(
                    format.suffix(),
                    here
                            + document.document()
                            + "."
                            + format.suffix()
                            + "?subject="
                            + document.subject());
        }
        return new DocumentOut(
                document.document(),
                document.title().zhCn(),
                document.basis(),
                document.type(),
                document.subject(),
                document.unit(),
                files);
    }

    @GetMapping("/{document}")
    ResponseEntity<byte[]> get(
            @PathVariable String number,
            @PathVariable String document,
            @RequestParam(required = false) @Nullable UUID subject,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        CasePage page = pages.of(number, current.requireActor());
        Wanted wanted = Wanted.of(document, format, accept);
        return download(
                documents.make(page, wanted.document(), subject, wanted.format(), Map.of()));
    }

    /** With the reporter in clear, for those whose post allows it, with a reason that is kept. */
    @PostMapping("/{document}")
    ResponseEntity<byte[]> reveal(
            @PathVariable String number,
            @PathVariable String document,
            @RequestParam(required = false) @Nullable UUID subject,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            @RequestBody Reason request) {
        Actor actor = current.requireActor();
        CasePage page = pages.of(number, actor);
        Wanted wanted = Wanted.of(document, format, accept);
        documents.require(page, wanted.document(), subject);
        Map<String, Object> reporter =
                reveal.reveal(page.id(), actor, Objects.requireNonNullElse(request.reason(), ""));
        return download(
                documents.make(page, wanted.document(), subject, wanted.format(), reporter));
    }

    /** The format by suffix, by parameter, by Accept, in this order; else Word. */
    private record Wanted(String document, Format format) {
        static Wanted of(String document, @Nullable String format, @Nullable String accept) {
            int dot = document.lastIndexOf('.');
            if (dot >= 0) {
                return new Wanted(
                        document.substring(0, dot), known(document, document.substring(dot + 1)));
            }
            if (format != null) {
                return new Wanted(document, known(document, format));
            }
            return new Wanted(document, accepted(accept).orElse(Format.DOCX));
        }

        private static Format known(String document, String suffix) {
            return Format.of(suffix).orElseThrow(() -> new NoSuchDocument(document));
        }

        private static Optional<Format> accepted(@Nullable String accept) {
            if (accept == null) {
                return Optional.empty();
            }
            for (Format format : Format.values()) {
                if (accept.contains(format.type().getType() + "/" + format.type().getSubtype())) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        }
    }

    /** Always saved, never shown in the county's own origin. */
    private static ResponseEntity<byte[]> download(Documents.Made made) {
        return ResponseEntity.ok()
                .contentType(made.format().type())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(made.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(made.content());
    }
}
