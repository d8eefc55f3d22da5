package org.bancheng.platform.identity;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bancheng.platform.organisation.Person;
import org.bancheng.platform.tenancy.BoundTenant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Who may pass to what no module has declared public. */
@Component
class Door {
    private final CurrentActor current;

    Door(CurrentActor current) {
        this.current = current;
    }

    /** In a county: its enabled staff. Outside any: nobody. */
    AuthorizationManager<RequestAuthorizationContext> staff() {
        return (Supplier<? extends @Nullable Authentication> _, RequestAuthorizationContext _) -> {
            if (BoundTenant.find().isEmpty()) {
                return new AuthorizationDecision(false);
            }
            Optional<Person> person = current.person();
            if (person.isEmpty()) {
                return new Closed(IdentityNotice.NOT_STAFF);
            }
            return person.get().enabled()
                    ? new AuthorizationDecision(true)
                    : new Closed(IdentityNotice.PERSON_DISABLED);
        };
    }

    AuthorizationManager<RequestAuthorizationContext> operator() {
        return platform(PlatformUser::isOperator);
    }

    AuthorizationManager<RequestAuthorizationContext> analyst() {
        return platform(PlatformUser::isAnalyst);
    }

    AuthorizationManager<RequestAuthorizationContext> operatorOrAnalyst() {
        return platform(user -> user.isOperator() || user.isAnalyst());
    }

    private AuthorizationManager<RequestAuthorizationContext> platform(
            Predicate<PlatformUser> fits) {
        return (Supplier<? extends @Nullable Authentication> _, RequestAuthorizationContext _) ->
                current.platformUser().filter(fits).isPresent()
                        ? new AuthorizationDecision(true)
                        : new Closed(IdentityNotice.NOT_STAFF);
    }

    static Optional<IdentityNotice> notice(AccessDeniedException denied) {
        return denied instanceof AuthorizationDeniedException e
                        && e.getAuthorizationResult() instanceof Closed(IdentityNotice notice)
                ? Optional.of(notice)
                : Optional.empty();
    }

    private record Closed(IdentityNotice notice) implements AuthorizationResult {
        @Override
        public boolean isGranted() {
            return false;
        }
    }
}
