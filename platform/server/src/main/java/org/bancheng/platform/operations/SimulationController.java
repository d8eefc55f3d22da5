package org.bancheng.platform.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import org.bancheng.platform.operations.Simulations.Days;
import org.bancheng.platform.operations.Simulations.Seen;
import org.bancheng.platform.operations.Simulations.UnknownSimulation;
import org.bancheng.platform.operations.TenantsController.FolderBody;
import org.bancheng.platform.tenancy.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What a folder would have done to past cases, for operators of the platform realm. */
@RestController
@RequestMapping(
        path = TenantsController.PATH + "/{id}",
        produces = MediaType.APPLICATION_JSON_VALUE)
class SimulationController {
    private static final int FIRST_YEAR = 1949;
    private static final int LAST_YEAR = 2999;

    private final Counties counties;
    private final Simulations simulations;
    private final Operator operator;

    SimulationController(Counties counties, Simulations simulations, Operator operator) {
        this.counties = counties;
        this.simulations = simulations;
        this.operator = operator;
    }

    /**
     * @param from the first day on which the cases looked at were opened
     * @param until the last
     */
    record SimulationBody(
            @Nullable Map<String, byte @Nullable []> folder,
            @Nullable Map<String, byte @Nullable []> defaults,
            @Nullable String from,
            @Nullable String until) {}

    @PostMapping("/simulate")
    ResponseEntity<SimulationView> simulate(
            @PathVariable String id, @RequestBody SimulationBody body, HttpServletRequest request) {
        Days days = days(body.from(), body.until());
        Submission submission =
                new FolderBody(body.folder(), body.defaults(), null, null).checked();
        if (!submission.tenant().value().equals(id)) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "文件夹是 %s 的，不是 %s 的。".formatted(submission.tenant(), id));
        }
        Seen begun = simulations.ask(counties.get(id), submission, days, operator.name());
        return accepted(
                TenantsController.PATH + "/" + id + "/simulations/",
                SimulationView.of(begun, false, Language.of(request)));
    }

    static ResponseEntity<SimulationView> accepted(String folder, SimulationView begun) {
        return ResponseEntity.accepted().location(URI.create(folder + begun.id())).body(begun);
    }

    @GetMapping("/simulations/{simulation}")
    SimulationView show(
            @PathVariable String id, @PathVariable UUID simulation, HttpServletRequest request) {
        Tenant tenant = counties.get(id);
        Seen seen = found(tenant, simulation);
        return SimulationView.of(
                seen, simulations.version(tenant) != seen.asked().version(), Language.of(request));
    }

    /** Ends it where it is not over. */
    @DeleteMapping("/simulations/{simulation}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable String id, @PathVariable UUID simulation) {
        simulations.forget(found(counties.get(id), simulation));
    }

    private Seen found(Tenant tenant, UUID simulation) {
        return simulations
                .find(tenant, simulation)
                .orElseThrow(() -> new UnknownSimulation(simulation));
    }

    /** Two days as a program wrote them. */
    static Days days(@Nullable String first, @Nullable String last) {
        LocalDate from = day("from", first);
        LocalDate until = day("until", last);
        if (until.isBefore(from)) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "until（%s）早于 from（%s）。".formatted(until, from));
        }
        return new Days(from, until);
    }

    private static LocalDate day(String name, @Nullable String text) {
        try {
            LocalDate day = LocalDate.parse(text == null ? "" : text);
            if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST,
                        "%s 应在 %d 年到 %d 年之间。".formatted(name, FIRST_YEAR, LAST_YEAR));
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, name + " 应为日期，如 2026-07-01。", e);
        }
    }
}
