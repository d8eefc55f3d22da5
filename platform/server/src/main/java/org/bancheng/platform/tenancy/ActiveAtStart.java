package org.bancheng.platform.tenancy;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the other modules which counties run, once everything is up. */
@Component
final class ActiveAtStart {
    private final Tenants tenants;
    private final ApplicationEventPublisher events;

    ActiveAtStart(Tenants tenants, ApplicationEventPublisher events) {
        this.tenants = tenants;
        this.events = events;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        tenants.all().stream()
                .filter(tenant -> tenant.state() == Tenant.State.ACTIVE)
                .map(TenantActivated::new)
                .forEach(events::publishEvent);
    }
}
