package org.bancheng.platform.identity;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.tenancy.Tenants;
import org.bancheng.platform.tenancy.UnknownTenant;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Operators say here which counties an analyst may search. */
@RestController
@RequestMapping(
        path = "/platform/api/v1/analysts/{username}/grants",
        produces = MediaType.APPLICATION_JSON_VALUE)
class AnalystsController {
    private static final URI UNKNOWN = URI.create("https://bancheng.org/problems/unknown-analyst");

    private final Analysts analysts;
    private final AnalystGrants grants;
    private final Tenants tenants;
    private final CurrentActor current;

    AnalystsController(
            Analysts analysts, AnalystGrants grants, Tenants tenants, CurrentActor current) {
        this.analysts = analysts;
        this.grants = grants;
        this.tenants = tenants;
        this.current = current;
    }

    record Grants(String username, List<String> tenants) {
        static Grants of(String username, Set<TenantId> tenants) {
            return new Grants(username, tenants.stream().map(TenantId::value).toList());
        }
    }

    @GetMapping
    Grants list(@PathVariable String username) {
        return Grants.of(username, grants.of(subject(username)));
    }

    @PutMapping("/{tenant}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void grant(@PathVariable String username, @PathVariable String tenant) {
        TenantId id = known(tenant);
        String by = current.requirePlatformUser().username();
        grants.grant(subject(username), username, id, by);
    }

    @DeleteMapping("/{tenant}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String username, @PathVariable String tenant) {
        grants.revoke(subject(username), known(tenant));
    }

    private String subject(String username) {
        return analysts.subject(username).orElseThrow(() -> new UnknownAnalyst(username));
    }

    private TenantId known(String tenant) {
        if (!TenantId.isValid(tenant)) {
            throw new UnknownTenant(tenant);
        }
        TenantId id = new TenantId(tenant);
        if (tenants.find(id).isEmpty()) {
            throw new UnknownTenant(tenant);
        }
        return id;
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownAnalyst e) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.NOT_FOUND,
                        "平台领域中没有名为 %s 的分析员。请先在 Keycloak 的平台领域中建立账号并授予 analyst 角色。"
                                .formatted(e.username));
        problem.setType(UNKNOWN);
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownTenant e) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "没有这个县：" + e.getMessage());
        problem.setType(URI.create("https://bancheng.org/problems/unknown-tenant"));
        return problem;
    }

    private static final class UnknownAnalyst extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String username;

        UnknownAnalyst(String username) {
            super("no analyst " + username);
            this.username = username;
        }
    }
}
