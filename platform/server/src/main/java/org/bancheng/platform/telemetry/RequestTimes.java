package org.bancheng.platform.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.bancheng.platform.tenancy.BoundTenant;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * {@code bancheng.requests}: how long requests of each county take, and how they end. A county is
 * one that is bound, so that nobody makes up labels by asking for others.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 12)
class RequestTimes extends OncePerRequestFilter {
    private static final Duration[] STEPS = {
        Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(1)
    };

    private final MeterRegistry registry;

    RequestTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Timer.Sample sample = Timer.start(registry);
        Outcome outcome = Outcome.SERVER_ERROR;
        try {
            chain.doFilter(request, response);
            outcome = Outcome.forStatus(response.getStatus());
        } finally {
            sample.stop(timer(outcome));
        }
    }

    private Timer timer(Outcome outcome) {
        return Timer.builder("bancheng.requests")
                .description(
                        "requests at the public port; tenant is none for the installation's own")
                .tag(
                        TenantGauges.TENANT,
                        BoundTenant.find().map(tenant -> tenant.id().value()).orElse("none"))
                .tags(List.of(outcome.asTag()))
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }
}
