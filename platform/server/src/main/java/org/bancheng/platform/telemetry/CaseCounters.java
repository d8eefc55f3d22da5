package org.bancheng.platform.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.bancheng.platform.cases.CaseClosed;
import org.bancheng.platform.cases.CaseOpened;
import org.bancheng.platform.cases.ClockFired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts what happened to cases, once it is committed. */
@Component
class CaseCounters {
    private final MeterRegistry registry;

    CaseCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    @TransactionalEventListener
    void count(CaseOpened opened) {
        registry.counter("bancheng.cases.opened", TenantGauges.TENANT, opened.tenant().value())
                .increment();
    }

    @TransactionalEventListener
    void count(CaseClosed closed) {
        registry.counter("bancheng.cases.closed", TenantGauges.TENANT, closed.tenant().value())
                .increment();
    }

    @TransactionalEventListener
    void count(ClockFired fired) {
        registry.counter(
                        "bancheng.clocks.fired",
                        TenantGauges.TENANT,
                        fired.tenant().value(),
                        "moment",
                        fired.moment().name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
