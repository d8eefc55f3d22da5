package org.bancheng.platform.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a browser may do with our pages: nothing that we did not send ourselves. Inline scripts and
 * styles do not run, whoever wrote them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class PageSecurity extends OncePerRequestFilter {
    static final String NONCE = PageSecurity.class.getName() + ".nonce";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String formTargets;

    /**
     * @param keycloak signing out ends with a redirect there, which browsers count as the form's
     *     target
     */
    PageSecurity(@Value("${bancheng.keycloak.url:}") String keycloak) {
        this.formTargets = keycloak.isEmpty() ? "'self'" : "'self' " + origin(keycloak);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String nonce = Base64.getEncoder().encodeToString(random);
        request.setAttribute(NONCE, nonce);
        response.setHeader("Content-Security-Policy", policy(nonce));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.addHeader(HttpHeaders.VARY, "HX-Request");
        chain.doFilter(request, response);
    }

    private String policy(String nonce) {
        return "default-src 'none'; script-src 'self' 'nonce-%s'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action %s; frame-ancestors 'none'; base-uri 'none'"
                .formatted(nonce, formTargets);
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
