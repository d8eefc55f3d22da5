package org.bancheng.platform.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses parameters with characters that nobody types and no database keeps. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 17)
class CleanParameters extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (clean(request)) {
            chain.doFilter(request, response);
        } else {
            Trouble.because("参数中有不可见的控制字符（如 %00），请删去后重发。").send(request, response);
        }
    }

    private static boolean clean(HttpServletRequest request) {
        Map<String, String[]> parameters;
        try {
            parameters = request.getParameterMap();
        } catch (IllegalStateException _) {
            // the container says so again, and better, to whoever reads them
            return true;
        }
        return parameters.entrySet().stream()
                .allMatch(
                        entry ->
                                clean(entry.getKey())
                                        && Arrays.stream(entry.getValue())
                                                .allMatch(CleanParameters::clean));
    }

    private static boolean clean(String text) {
        return text.chars().allMatch(c -> c >= ' ' || (c >= '\t' && c <= '\r'));
    }
}
