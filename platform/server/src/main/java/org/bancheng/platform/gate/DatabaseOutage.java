package org.bancheng.platform.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bancheng.platform.tenancy.DatabaseAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** While the database is away, says so and when to come again, wherever in a request it shows. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 6)
class DatabaseOutage extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(DatabaseOutage.class);

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (!answered(request, response, e)) {
                throw e;
            }
        }
    }

    /**
     * Ends the request, if an absent database is what it failed of.
     *
     * @return false when it is not, or something was answered already
     */
    static boolean answered(
            HttpServletRequest request, HttpServletResponse response, Throwable failure)
            throws IOException {
        if (response.isCommitted() || !DatabaseAway.isBehind(failure)) {
            return false;
        }
        log.warn("the database is away for {} {}", request.getMethod(), request.getRequestURI());
        request.setAttribute(DatabaseAway.FOUND, true);
        response.reset();
        response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_SECONDS);
        new Trouble(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "database-unavailable",
                        "系统暂时无法办理",
                        "数据库暂时无法访问，不能确认请求是否办成。"
                                + "请按响应头 Retry-After 的秒数等候后，用同一个 Idempotency-Key 重发。")
                .send(request, response);
        return true;
    }
}
