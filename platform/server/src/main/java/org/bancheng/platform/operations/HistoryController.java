package org.bancheng.platform.operations;

import java.util.List;
import org.bancheng.engine.history.HistoryChain;
import org.bancheng.engine.history.Verification;
import org.bancheng.platform.history.HistorySeals;
import org.bancheng.platform.history.HistoryStream;
import org.bancheng.platform.history.SealBreak;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** A county's history: read through for a break, or handed out to be verified elsewhere. */
@RestController
@RequestMapping(TenantsController.PATH + "/{id}/history")
class HistoryController {
    private final Counties counties;
    private final HistoryStream history;
    private final HistorySeals seals;
    private final HistoryLines lines;

    HistoryController(
            Counties counties, HistoryStream history, HistorySeals seals, HistoryLines lines) {
        this.counties = counties;
        this.history = history;
        this.seals = seals;
        this.lines = lines;
    }

    record Result(
            boolean holds,
            long cases,
            long events,
            Verification.@Nullable Break firstBreak,
            List<SealBreak> sealBreaks) {}

    @PostMapping(path = "/verify", produces = MediaType.APPLICATION_JSON_VALUE)
    Result verify(@PathVariable String id) {
        Tenant tenant = counties.get(id);
        Verification found = BoundTenant.call(tenant, () -> history.read(HistoryChain::verify));
        List<SealBreak> breaks = BoundTenant.call(tenant, seals::breaks);
        return new Result(
                found.holds() && breaks.isEmpty(),
                found.cases(),
                found.events(),
                found.firstBreak(),
                breaks);
    }

    @GetMapping
    ResponseEntity<StreamingResponseBody> export(@PathVariable String id) {
        Tenant tenant = counties.get(id);
        // written on another thread, where nothing is bound yet
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/jsonl"))
                .body(
                        out ->
                                BoundTenant.run(
                                        tenant,
                                        () -> history.read(stream -> lines.write(stream, out))));
    }
}
