package org.bancheng.platform.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.platform.configuration.ConfigurationInvalid;
import org.bancheng.platform.configuration.Drafts;
import org.bancheng.platform.configuration.NothingPublished;
import org.bancheng.platform.gate.JsonPlace;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.TenantUnavailable;
import org.bancheng.platform.tenancy.UnknownTenant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says what went wrong, where, and how to mend it: RFC 9457 with types that do not change. */
@RestControllerAdvice(
        assignableTypes = {
            TenantsController.class,
            JobsController.class,
            HistoryController.class,
            CalendarController.class,
            ImportsController.class,
            SimulationController.class,
            VersionsController.class,
            ConfigurationOfCounty.class
        })
@Order(Ordered.HIGHEST_PRECEDENCE)
class OperationsProblems {
    private static final String TYPES = "https://bancheng.org/problems/";

    /** As {@link Problem}, in the reader's language. */
    record ProblemView(
            String file,
            int line,
            int column,
            String path,
            String message,
            List<String> allowed,
            @Nullable String hint) {
        static ProblemView of(Problem problem, Wording wording) {
            return new ProblemView(
                    problem.file(),
                    problem.line(),
                    problem.column(),
                    problem.path(),
                    problem.message().in(wording.locale()),
                    problem.allowed(),
                    problem.hint());
        }
    }

    @ExceptionHandler
    ProblemDetail invalid(ConfigurationInvalid e, HttpServletRequest request) {
        Wording wording = Language.of(request);
        ProblemDetail problem =
                problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "configuration-invalid",
                        request,
                        e.problems().size());
        problem.setProperty(
                "problems",
                e.problems().stream().map(one -> ProblemView.of(one, wording)).toList());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail notice(HolidayNotice.Unreadable e, HttpServletRequest request) {
        Wording wording = Language.of(request);
        ProblemDetail problem =
                problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "calendar-invalid",
                        request,
                        e.problems().size());
        problem.setProperty(
                "problems",
                e.problems().stream().map(one -> ProblemView.of(one, wording)).toList());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail missing(CalendarController.TableMissing e, HttpServletRequest request) {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, "calendar-missing", request);
    }

    @ExceptionHandler
    ProblemDetail planChanged(CalendarPlan.Changed e, HttpServletRequest request) {
        ProblemDetail problem =
                problem(HttpStatus.CONFLICT, "plan-changed", request, e.now().hash());
        problem.setProperty("plan", CalendarPlanView.of(e.now(), Language.of(request)));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail badPath(Submission.BadPath e, HttpServletRequest request) {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "path-not-allowed",
                request,
                Objects.toString(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail conflict(ConfigurationConflict e, HttpServletRequest request) {
        ProblemDetail problem =
                problem(
                        HttpStatus.CONFLICT,
                        "configuration-conflict",
                        request,
                        String.join(", ", e.files()));
        problem.setProperty("files", e.files());
        problem.setProperty("kept", e.kept());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail overtaken(Counties.Overtaken e, HttpServletRequest request) {
        return problem(HttpStatus.CONFLICT, "version-overtaken", request, e.now(), e.seen());
    }

    @ExceptionHandler
    ProblemDetail refused(DraftRefused e, HttpServletRequest request) {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "draft-refused",
                request,
                e.why().in(Language.of(request).locale()));
    }

    @ExceptionHandler
    ProblemDetail changed(Drafts.DraftChangedMeanwhile e, HttpServletRequest request) {
        return problem(HttpStatus.CONFLICT, "draft-changed", request, e.path());
    }

    @ExceptionHandler
    ProblemDetail busy(BusyCounty e, HttpServletRequest request) {
        return problem(HttpStatus.CONFLICT, "job-open", request, BoundTenant.get().id());
    }

    @ExceptionHandler
    ProblemDetail planChanged(PlanChanged e, HttpServletRequest request) {
        ProblemDetail problem =
                problem(HttpStatus.CONFLICT, "plan-changed", request, e.now().hash());
        problem.setProperty("plan", PlanView.of(e.now(), Language.of(request)));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail open(JobOpen e, HttpServletRequest request) {
        return problem(HttpStatus.CONFLICT, "job-open", request, e.tenant());
    }

    @ExceptionHandler
    ProblemDetail state(Counties.StateForbids e, HttpServletRequest request) {
        return problem(HttpStatus.CONFLICT, "state-forbids", request, e.state());
    }

    @ExceptionHandler
    ProblemDetail exportRequired(Counties.ExportRequired e, HttpServletRequest request) {
        return problem(HttpStatus.CONFLICT, "export-required", request, e.tenant());
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownTenant e, HttpServletRequest request) {
        return problem(HttpStatus.NOT_FOUND, "unknown-tenant", request);
    }

    @ExceptionHandler
    ProblemDetail unknown(NothingPublished e, HttpServletRequest request) {
        return problem(HttpStatus.NOT_FOUND, "unknown-version", request);
    }

    @ExceptionHandler
    ProblemDetail unknown(JobsController.UnknownJob e, HttpServletRequest request) {
        return problem(HttpStatus.NOT_FOUND, "unknown-job", request);
    }

    @ExceptionHandler
    ProblemDetail unknown(Simulations.UnknownSimulation e, HttpServletRequest request) {
        return problem(HttpStatus.NOT_FOUND, "unknown-simulation", request);
    }

    @ExceptionHandler
    ProblemDetail unknown(TenantsController.UnknownExport e, HttpServletRequest request) {
        return problem(HttpStatus.NOT_FOUND, "unknown-export", request);
    }

    @ExceptionHandler
    ProblemDetail reason(TenantsController.ReasonMissing e, HttpServletRequest request) {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, "reason-missing", request);
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        MethodArgumentTypeMismatchException.class
    })
    ProblemDetail unreadable(Exception e, HandlerMethod handler, HttpServletRequest request) {
        if (JsonPlace.isBodyMissing(e)) {
            return problem(HttpStatus.BAD_REQUEST, "body-missing", request, members(handler));
        }
        return problem(HttpStatus.BAD_REQUEST, "unreadable", request, JsonPlace.of(e));
    }

    /** What may stand in the object that is to be sent. */
    private static String members(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .map(MethodParameter::getParameterType)
                .filter(Class::isRecord)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .collect(Collectors.joining(", "));
    }

    @ExceptionHandler
    ProblemDetail tooMany(ImportsController.TooManyLines e, HttpServletRequest request) {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "too-many-lines",
                request,
                ImportsController.MOST_LINES);
    }

    @ExceptionHandler
    ProblemDetail channel(Imports.UnknownChannelNamed e, HttpServletRequest request) {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "unknown-channel",
                request,
                Objects.toString(e.getMessage()),
                e.channels());
    }

    @ExceptionHandler
    ProblemDetail notActive(TenantUnavailable e, HttpServletRequest request) {
        return problem(HttpStatus.CONFLICT, "tenant-not-active", request);
    }

    private static ProblemDetail problem(
            HttpStatus status, String type, HttpServletRequest request, Object... values) {
        Wording wording = Language.of(request);
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        status, wording.of("problem." + type + ".detail", values));
        problem.setType(URI.create(TYPES + type));
        problem.setTitle(wording.of("problem." + type));
        problem.setInstance(URI.create(request.getRequestURI()));
        return problem;
    }
}
