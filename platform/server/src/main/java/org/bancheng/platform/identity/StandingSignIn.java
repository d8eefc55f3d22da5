package org.bancheng.platform.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.bancheng.platform.identity.Renewal.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a session's sign-in count only in the realm it came from, and only as long as that realm
 * confirms it.
 */
class StandingSignIn extends OncePerRequestFilter {
    private final RealmDirectory directory;
    private final Renewal renewal;
    private final IdTokens idTokens;
    private final SecurityContextRepository contexts;

    StandingSignIn(
            RealmDirectory directory,
            Renewal renewal,
            IdTokens idTokens,
            SecurityContextRepository contexts) {
        this.directory = directory;
        this.renewal = renewal;
        this.idTokens = idTokens;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Optional<SignedIn> signedIn = SignedIn.of(authentication);
        if (signedIn.isPresent()) {
            check(signedIn.get(), request, response);
        }
        chain.doFilter(request, response);
    }

    private void check(
            SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        Realm realm = directory.here();
        HttpSession session = request.getSession(false);
        Freshness freshness = session == null ? null : Freshness.of(session).orElse(null);
        if (session == null || freshness == null || !signedIn.issuer().equals(realm.issuer())) {
            end(session);
            return;
        }
        switch (renewal.renew(realm, session.getId(), freshness)) {
            case Answer.Unchanged _ -> {}
            case Answer.Refused _ -> end(session);
            case Answer.Stands(Freshness next, @Nullable String idToken) -> {
                next.keepIn(session);
                if (idToken != null) {
                    renew(realm, signedIn, idToken, request, response);
                }
            }
        }
    }

    private void renew(
            Realm realm,
            SignedIn signedIn,
            String idToken,
            HttpServletRequest request,
            HttpServletResponse response) {
        Authentication renewed;
        try {
            renewed = idTokens.authentication(realm, idToken);
        } catch (JwtException e) {
            logger.warn("A renewed sign-in could not be read, the old one goes on: " + e);
            return;
        }
        if (!renewed.getName().equals(signedIn.subject())) {
            end(request.getSession(false));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(renewed);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    private static void end(@Nullable HttpSession session) {
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
