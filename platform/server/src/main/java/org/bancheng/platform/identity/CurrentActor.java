package org.bancheng.platform.identity;

import java.util.Optional;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.platform.organisation.Person;
import org.bancheng.platform.organisation.Persons;
import org.bancheng.platform.tenancy.BoundTenant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Who is behind the running request. Keycloak says who he is; what he may do stands in the bound
 * county's tables and is read once in each request.
 */
@Component
public class CurrentActor {
    private static final String READ = CurrentActor.class.getName();

    private final Persons persons;
    private final RealmDirectory directory;

    CurrentActor(Persons persons, RealmDirectory directory) {
        this.persons = persons;
        this.directory = directory;
    }

    /** The signed-in, enabled staff member of the bound county; no one outside a request. */
    public Optional<Staff> staff() {
        return person().filter(Person::enabled)
                .map(
                        person ->
                                new Staff(
                                        person.id(),
                                        person.username(),
                                        person.name(),
                                        person.holdings()));
    }

    /**
     * @throws AuthenticationCredentialsNotFoundException when nobody is signed in: 401, or the
     *     sign-in page
     * @throws AccessDeniedException when he is not, or no longer, of this county's staff: 403
     */
    public Staff requireStaff() {
        return staff().orElseThrow(this::refusal);
    }

    /**
     * @throws RuntimeException as {@link #requireStaff}
     */
    public Actor requireActor() {
        return requireStaff().actor();
    }

    /** Who is signed in to the platform realm, on the platform's own pages and API. */
    public Optional<PlatformUser> platformUser() {
        if (BoundTenant.find().isPresent()) {
            return Optional.empty();
        }
        return signedIn()
                .map(
                        someone ->
                                new PlatformUser(
                                        someone.subject(), someone.username(), someone.roles()));
    }

    /**
     * @throws RuntimeException as {@link #requireStaff}
     */
    public PlatformUser requirePlatformUser() {
        return platformUser().orElseThrow(this::refusal);
    }

    /** Who presented proof from the realm that rules here; proof of another realm is none. */
    Optional<SignedIn> signedIn() {
        return SignedIn.of(SecurityContextHolder.getContext().getAuthentication())
                .filter(someone -> someone.issuer().equals(directory.here().issuer()));
    }

    /** The county's person who is signed in, disabled ones too. */
    Optional<Person> person() {
        if (BoundTenant.find().isEmpty()) {
            return Optional.empty();
        }
        return signedIn().flatMap(someone -> read(someone.subject()));
    }

    private Optional<Person> read(String subject) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return persons.bySubject(subject);
        }
        @Nullable Object known = request.getAttribute(READ, RequestAttributes.SCOPE_REQUEST);
        if (known instanceof Read(String of, Optional<Person> person) && of.equals(subject)) {
            return person;
        }
        Optional<Person> person = persons.bySubject(subject);
        request.setAttribute(READ, new Read(subject, person), RequestAttributes.SCOPE_REQUEST);
        return person;
    }

    private RuntimeException refusal() {
        return signedIn().isEmpty()
                ? new AuthenticationCredentialsNotFoundException("nobody is signed in")
                : new AccessDeniedException("not of the staff here");
    }

    private record Read(String subject, Optional<Person> person) {}
}
