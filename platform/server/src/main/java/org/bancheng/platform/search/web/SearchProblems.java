package org.bancheng.platform.search.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.bancheng.platform.search.BadSearch;
import org.bancheng.platform.search.SearchUnavailable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says why a search gave no answer and what to do: RFC 9457 with types that do not change. */
@RestControllerAdvice(assignableTypes = {CaseSearches.class, AnalystSearches.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class SearchProblems {
    private static final String TYPES = "https://bancheng.org/problems/";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(
            SearchUnavailable failure, HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "30")
                .body(problem(HttpStatus.SERVICE_UNAVAILABLE, "search-unavailable", request));
    }

    @ExceptionHandler
    ProblemDetail bad(BadSearch failure, HttpServletRequest request) {
        String reason = failure.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        HttpStatus status =
                failure.reason() == BadSearch.Reason.COUNTY_NOT_GRANTED
                        ? HttpStatus.FORBIDDEN
                        : HttpStatus.BAD_REQUEST;
        return problem(status, "bad-search/" + reason, request);
    }

    @ExceptionHandler
    ProblemDetail unreadable(MethodArgumentNotValidException failure, HttpServletRequest request) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "bad-search/unreadable", request);
        problem.setProperty(
                "fields", failure.getFieldErrors().stream().map(e -> e.getField()).toList());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail bad(BadParameter failure, HttpServletRequest request) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, failure.type(), request);
        problem.setProperty("fields", List.of(failure.name()));
        problem.setProperty("allowed", failure.allowed());
        return problem;
    }

    private static ProblemDetail problem(
            HttpStatus status, String type, HttpServletRequest request) {
        Locale locale =
                request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                        ? Locale.SIMPLIFIED_CHINESE
                        : request.getLocale();
        var wording =
                ResourceBundle.getBundle(
                        "messages.search",
                        locale,
                        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        String key = type.replace('/', '.');
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status, wording.getString(key + ".detail"));
        problem.setType(URI.create(TYPES + type));
        problem.setTitle(wording.getString(key));
        problem.setInstance(URI.create(request.getRequestURI()));
        return problem;
    }
}
