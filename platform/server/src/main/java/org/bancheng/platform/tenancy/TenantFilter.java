package org.bancheng.platform.tenancy;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds the tenant that the first path segment names for the whole request, before anything else
 * looks at it. Paths of the installation bind none. An error page of a request is rendered with the
 * request's tenant bound, where it had one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class TenantFilter extends OncePerRequestFilter {
    private final Tenants tenants;

    TenantFilter(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            doFilterNestedErrorDispatch(request, response, chain);
            return;
        }
        Optional<TenantId> named = TenantId.ofPath(request.getServletPath());
        if (named.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Tenant tenant;
        try {
            tenant = tenants.require(named.get());
        } catch (UnknownTenant _) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        } catch (TenantUnavailable e) {
            request.setAttribute(TenantUnavailable.class.getName(), e);
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            return;
        }
        within(tenant, request, response, chain);
    }

    @Override
    protected void doFilterNestedErrorDispatch(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Tenant> tenant =
                Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                        .filter(_ -> request.getAttribute(DatabaseAway.FOUND) == null)
                        .map(String::valueOf)
                        .flatMap(TenantId::ofPath)
                        .flatMap(tenants::find)
                        .filter(found -> found.state() == Tenant.State.ACTIVE);
        if (tenant.isPresent() && BoundTenant.find().isEmpty()) {
            within(tenant.get(), request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void within(
            Tenant tenant,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        try {
            BoundTenant.<Tenant, Exception>call(
                    tenant,
                    () -> {
                        chain.doFilter(request, response);
                        return tenant;
                    });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
