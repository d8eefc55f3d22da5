package org.bancheng.platform.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.bancheng.platform.operations.TenantsController.FolderBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What a folder would have done to past cases, for operators of the platform realm. */
@RestController
@RequestMapping(
        path = TenantsController.PATH + "/{id}/simulate",
        produces = MediaType.APPLICATION_JSON_VALUE)
class SimulationController {
    private static final int FIRST_YEAR = 1949;
    private static final int LAST_YEAR = 2999;

    private final Counties counties;
    private final Simulations simulations;

    SimulationController(Counties counties, Simulations simulations) {
        this.counties = counties;
        this.simulations = simulations;
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

    @PostMapping
    SimulationView simulate(
            @PathVariable String id, @RequestBody SimulationBody body, HttpServletRequest request) {
        LocalDate from = day("from", body.from());
        LocalDate until = day("until", body.until());
        inOrder(from, until);
        Submission submission =
                new FolderBody(body.folder(), body.defaults(), null, null).checked();
        if (!submission.tenant().value().equals(id)) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "文件夹是 %s 的，不是 %s 的。".formatted(submission.tenant(), id));
        }
        return SimulationView.of(
                simulations.of(counties.get(id), submission, from, until),
                Language.of(request).locale());
    }

    static void inOrder(LocalDate from, LocalDate until) {
        if (until.isBefore(from)) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "until（%s）早于 from（%s）。".formatted(until, from));
        }
    }

    static LocalDate day(String name, @Nullable String text) {
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
