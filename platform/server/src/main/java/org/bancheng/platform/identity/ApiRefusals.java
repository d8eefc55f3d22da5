package org.bancheng.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.bancheng.platform.trace.Trace;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Refusals of the API as problems of RFC 9457, beside the header that RFC 6750 asks for. */
@Component
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final String TYPES = "https://bancheng.org/problems/";

    private final BearerTokenAccessDeniedHandler forbidden = new BearerTokenAccessDeniedHandler();
    private final JsonMapper json;

    ApiRefusals(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof KeysUnavailable) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
            write(
                    request,
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "identity-unavailable",
                    "登录服务暂时无法访问，令牌无法核验，请稍后重试。");
            return;
        }
        // Spring's own entry point would name a metadata document that is not served here
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                why instanceof OAuth2AuthenticationException e
                        ? "Bearer error=\"" + e.getError().getErrorCode() + "\""
                        : "Bearer");
        write(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                "unauthenticated",
                "缺少令牌，或令牌已过期、不属于此处。请重新取得令牌后再试。");
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        forbidden.handle(request, response, why);
        boolean disabled =
                Door.notice(why).filter(IdentityNotice.PERSON_DISABLED::equals).isPresent();
        write(
                request,
                response,
                HttpStatus.FORBIDDEN,
                disabled ? "person-disabled" : "forbidden",
                disabled ? "您的账号在本地已停用，请联系本地管理员。" : "您没有办理此事的权限。");
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String type,
            String detail)
            throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(
                switch (status) {
                    case UNAUTHORIZED -> "没有登录";
                    case FORBIDDEN -> "没有权限";
                    default -> "暂时无法登录";
                });
        problem.setType(URI.create(TYPES + type));
        problem.setInstance(URI.create(request.getRequestURI()));
        Trace.id().ifPresent(id -> problem.setProperty("trace", id));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
