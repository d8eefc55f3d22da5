package org.bancheng.platform.trace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request its trace id: the caller's, from a {@code traceparent} header, or a new one.
 * The answer names it, so that a person can quote it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class TraceFilter extends OncePerRequestFilter {
    static final String HEADER = "X-Trace-Id";

    private static final String ATTRIBUTE = TraceFilter.class.getName();
    private static final Pattern PARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

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
        String id = id(request);
        response.setHeader(HEADER, id);
        try {
            Trace.<String, Exception>call(
                    id,
                    () -> {
                        chain.doFilter(request, response);
                        return id;
                    });
        } catch (IOException | ServletException | RuntimeException e) {
            Trace.call(
                    id,
                    () -> {
                        Failures.log(request, e);
                        return id;
                    });
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** The same in all dispatches of a request. */
    private static String id(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = given(request.getHeader("traceparent"));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    private static String given(@Nullable String parent) {
        if (parent != null) {
            Matcher form = PARENT.matcher(parent);
            if (form.matches()) {
                return form.group(1);
            }
        }
        return Trace.fresh();
    }
}
