package org.bancheng.platform.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Notices of holidays, for operators of the platform realm. */
@RestController
@RequestMapping(path = CalendarController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class CalendarController {
    static final String PATH = "/platform/api/v1/calendar";
    private static final int LONGEST_NAME = 200;

    private final HolidayNotices notices;

    private final Operator operator;

    CalendarController(HolidayNotices notices, Operator operator) {
        this.operator = operator;
        this.notices = notices;
    }

    /**
     * @param content the table, as bytes
     * @param file what problems shall call it
     * @param tenants ids; null or empty for every county
     */
    record NoticeBody(
            byte @Nullable [] content,
            @Nullable String file,
            @Nullable List<@Nullable String> tenants,
            @Nullable String planHash) {

        HolidayNotice notice() {
            if (content == null || content.length == 0) {
                throw new TableMissing();
            }
            String name = Objects.requireNonNullElse(file, "").strip();
            return HolidayNotice.read(
                    name.isEmpty() || name.length() > LONGEST_NAME ? "FILE.csv" : name, content);
        }

        List<String> counties() {
            List<String> counties = new ArrayList<>();
            if (tenants != null) {
                for (String tenant : tenants) {
                    if (tenant == null) {
                        throw new ResponseStatusException(
                                HttpStatus.BAD_REQUEST,
                                "tenants[%d] 是 null，应为县区编号。".formatted(counties.size()));
                    }
                    counties.add(tenant);
                }
            }
            return counties;
        }
    }

    @PostMapping("/plan")
    CalendarPlanView plan(@RequestBody NoticeBody body, HttpServletRequest request) {
        return CalendarPlanView.of(
                notices.plan(body.notice(), body.counties()), Language.of(request));
    }

    @PostMapping("/apply")
    ResponseEntity<BegunView> apply(@RequestBody NoticeBody body, HttpServletRequest request) {
        List<HolidayNotices.Begun> begun =
                notices.apply(body.notice(), body.counties(), body.planHash(), operator.name());
        return ResponseEntity.accepted().body(BegunView.of(begun, Language.of(request)));
    }

    record BegunView(List<CountyView> counties) {
        static BegunView of(List<HolidayNotices.Begun> begun, Wording wording) {
            return new BegunView(
                    begun.stream().map(county -> CountyView.of(county, wording)).toList());
        }
    }

    /**
     * @param outcome begun, none, skip, or busy while the county has another job at work
     */
    record CountyView(String tenant, String name, String outcome, @Nullable JobView job) {
        static CountyView of(HolidayNotices.Begun begun, Wording wording) {
            Job job = begun.job();
            String outcome =
                    switch (begun.county().action()) {
                        case NONE -> "none";
                        case SKIP -> "skip";
                        case CHANGE -> job == null ? "busy" : "begun";
                    };
            return new CountyView(
                    begun.county().tenant().id().value(),
                    begun.county().tenant().displayName(),
                    outcome,
                    job == null ? null : JobView.of(job, wording));
        }
    }

    /** A notice without its table. */
    static final class TableMissing extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
