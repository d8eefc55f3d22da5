package org.bancheng.platform.trace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.CloseNowException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Logs what nobody caught, once, while trace id and tenant are known: the container, whose own
 * logger of failures is off, would log it without.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class Failures extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final String LOGGED = Failures.class.getName();

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterNestedErrorDispatch(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        doFilterInternal(request, response, chain);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            log(request, e);
            throw e;
        }
    }

    static void log(HttpServletRequest request, Exception e) {
        boolean callersFault =
                e instanceof InvalidParameterException
                        || e instanceof BadRequestException
                        || e instanceof CloseNowException
                        || DisconnectedClientHelper.isClientDisconnectedException(e);
        if (!callersFault && request.getAttribute(LOGGED) != e) {
            request.setAttribute(LOGGED, e);
            log.error("{} {} failed", request.getMethod(), request.getServletPath(), e);
        }
    }
}
