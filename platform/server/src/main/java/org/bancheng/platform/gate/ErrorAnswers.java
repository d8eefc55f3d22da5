package org.bancheng.platform.gate;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bancheng.platform.trace.Trace;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever the container or Spring refuses: a problem of RFC 9457 under {@code /…/api/}, whatever
 * the caller accepts, and elsewhere a page.
 */
@Controller
class ErrorAnswers extends BasicErrorController {
    static final String TYPES = "https://bancheng.org/problems/";
    private static final Pattern API = Pattern.compile("/[^/]+/api(/.*)?");

    private final ErrorAttributes attributes;
    private final JsonMapper json;

    ErrorAnswers(
            ErrorAttributes attributes,
            WebProperties web,
            List<ErrorViewResolver> views,
            JsonMapper json) {
        super(attributes, web.getError(), views);
        this.attributes = attributes;
        this.json = json;
    }

    @Override
    public ModelAndView errorHtml(HttpServletRequest request, HttpServletResponse response) {
        if (!API.matcher(address(request)).matches()) {
            return super.errorHtml(request, response);
        }
        byte[] problem = json.writeValueAsBytes(problem(request));
        response.setStatus(getStatus(request).value());
        return new ModelAndView(
                (_, _, answer) -> {
                    answer.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                    answer.setCharacterEncoding(StandardCharsets.UTF_8);
                    answer.getOutputStream().write(problem);
                });
    }

    @Override
    public ResponseEntity<Map<String, @Nullable Object>> error(HttpServletRequest request) {
        return ResponseEntity.status(getStatus(request))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(request));
    }

    /** Without an error before it, this is an address like any other that is not there. */
    @Override
    protected HttpStatus getStatus(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null
                ? HttpStatus.NOT_FOUND
                : super.getStatus(request);
    }

    private Map<String, @Nullable Object> problem(HttpServletRequest request) {
        Trouble trouble = Trouble.of(request).orElseGet(() -> found(request));
        Map<String, @Nullable Object> problem = new LinkedHashMap<>();
        problem.put("type", TYPES + trouble.type());
        problem.put("title", trouble.title());
        problem.put("status", trouble.status().value());
        problem.put("detail", trouble.detail());
        problem.put("instance", address(request));
        Trace.id().ifPresent(id -> problem.put("trace", id));
        return problem;
    }

    private Trouble found(HttpServletRequest request) {
        HttpStatus status = getStatus(request);
        Trouble usual = Trouble.of(status);
        Throwable failure = attributes.getError(new ServletWebRequest(request));
        if (failure == null) {
            return usual;
        }
        // a reason is written by us, for people
        String reason = failure instanceof ResponseStatusException e ? e.getReason() : null;
        if (reason != null && failure.getClass() == ResponseStatusException.class) {
            return new Trouble(status, usual.type(), usual.title(), reason);
        }
        if (JsonPlace.isBodyMissing(failure)) {
            return Trouble.because("请求没有正文，或正文只是 null。请发送一个 JSON 对象，写什么见接口说明。");
        }
        String place = JsonPlace.of(failure);
        return status == HttpStatus.BAD_REQUEST && !place.isEmpty()
                ? Trouble.because("此处读不懂：" + place + "（字段、参数，或 JSON 的行:列）。请对照接口说明改正后重发。")
                : usual;
    }

    private static String address(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                ? uri
                : request.getRequestURI();
    }
}
