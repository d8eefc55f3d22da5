package org.bancheng.platform.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.bancheng.platform.cases.CaseDesk;
import org.bancheng.platform.cases.CaseNotFound;
import org.bancheng.platform.cases.Following;
import org.bancheng.platform.cases.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cases for those who brought them: no account, but the case's number and its secret. */
@RestController
@RequestMapping(path = "/{tenant}/api/v1/public/cases", produces = MediaType.APPLICATION_JSON_VALUE)
class PublicCases {
    private static final String SECRET = "X-Case-Secret";

    private final FilingDoor door;
    private final CaseDesk desk;
    private final Following following;

    PublicCases(FilingDoor door, CaseDesk desk, Following following) {
        this.door = door;
        this.desk = desk;
        this.following = following;
    }

    @PostMapping
    ResponseEntity<CaseJson.FiledOut> file(
            @PathVariable String tenant,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestBody CaseJson.FileCase request) {
        CaseJson.FiledOut filed = door.file(key, "public", request, Following.REPORTER, null);
        return ResponseEntity.created(
                        URI.create("/" + tenant + "/api/v1/public/cases/" + filed.number()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(filed);
    }

    @GetMapping("/{number}")
    ResponseEntity<CaseJson.FollowOut> follow(
            @PathVariable String number,
            @RequestHeader(name = SECRET, defaultValue = "") String secret,
            HttpServletRequest request) {
        var page = following.page(following.open(number, secret, request.getRemoteAddr()));
        return ResponseEntity.ok()
                .eTag(String.valueOf(page.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(CaseJson.FollowOut.of(page));
    }

    @PostMapping("/{number}/actions/{action}")
    CaseJson.FollowOut act(
            @PathVariable String number,
            @PathVariable String action,
            @RequestHeader(name = SECRET, defaultValue = "") String secret,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody CaseJson.Act body,
            HttpServletRequest request) {
        UUID id = following.open(number, secret, request.getRemoteAddr());
        Map<String, Object> inputs = body.given();
        desk.act(
                new Step(
                        id,
                        null,
                        action,
                        inputs,
                        body.uploads(),
                        Following.REPORTER,
                        CaseHttp.version(ifMatch)));
        return CaseJson.FollowOut.of(following.page(id));
    }

    @GetMapping(path = "/{number}/attachments/{id}", produces = MediaType.ALL_VALUE)
    ResponseEntity<byte[]> attachment(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestHeader(name = SECRET, defaultValue = "") String secret,
            HttpServletRequest request) {
        UUID caseId = following.open(number, secret, request.getRemoteAddr());
        return CaseHttp.download(
                following.file(caseId, id).orElseThrow(() -> new CaseNotFound(number)));
    }
}
