package org.bancheng.platform.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;

/** What a verified token says of its bearer, whether he came with a session or with the token. */
record SignedIn(String issuer, String subject, String username, Set<String> roles) {

    static Optional<SignedIn> of(@Nullable Authentication authentication) {
        if (authentication == null || !authentication.isAuthenticated()) {
            return Optional.empty();
        }
        return switch (authentication.getPrincipal()) {
            case OidcUser user -> of(user.getClaims());
            case Jwt token -> of(token.getClaims());
            case null, default -> Optional.empty();
        };
    }

    static Set<String> roles(Map<String, Object> claims) {
        return claims.get("realm_access") instanceof Map<?, ?> access
                        && access.get("roles") instanceof Collection<?> roles
                ? roles.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static Optional<SignedIn> of(Map<String, Object> claims) {
        List<Object> needed =
                List.of(claims.getOrDefault("iss", ""), claims.getOrDefault("sub", ""));
        if (needed.contains("")) {
            return Optional.empty();
        }
        return Optional.of(
                new SignedIn(
                        String.valueOf(claims.get("iss")),
                        String.valueOf(claims.get("sub")),
                        String.valueOf(
                                claims.getOrDefault("preferred_username", claims.get("sub"))),
                        roles(claims)));
    }
}
