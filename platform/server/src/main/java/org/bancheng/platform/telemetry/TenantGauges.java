package org.bancheng.platform.telemetry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bancheng.platform.cases.Caseload;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.Tenants;
import org.bancheng.platform.work.WorkBacklog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How the counties stand, read from the database now and then: every replica shows the same. What
 * cannot be read now is left out rather than shown as it was.
 */
@Component
class TenantGauges {
    static final String TENANT = "tenant";

    private static final Logger log = LoggerFactory.getLogger(TenantGauges.class);

    private final Tenants tenants;
    private final WorkBacklog backlog;
    private final Caseload caseload;
    private final MeterRegistry registry;
    private final MultiGauge counties;
    private final MultiGauge cases;
    private final MultiGauge queue;
    private final MultiGauge queueLag;
    private final MultiGauge indexLag;
    private volatile boolean failing;

    TenantGauges(Tenants tenants, WorkBacklog backlog, Caseload caseload, MeterRegistry registry) {
        this.tenants = tenants;
        this.backlog = backlog;
        this.caseload = caseload;
        this.registry = registry;
        counties = gauge("bancheng.tenants", "counties by state", null);
        cases = gauge("bancheng.cases", "cases by county: open, and of these overdue", null);
        queue = gauge("bancheng.queue.items", "work of the queue by county, kind and state", null);
        queueLag =
                gauge("bancheng.queue.lag", "how long the oldest due item has waited", "seconds");
        indexLag = gauge("bancheng.index.lag", "how far search is behind", "seconds");
    }

    private MultiGauge gauge(String name, String description, @Nullable String unit) {
        return MultiGauge.builder(name).description(description).baseUnit(unit).register(registry);
    }

    @Scheduled(
            initialDelayString = "${bancheng.metrics.every:PT30S}",
            fixedDelayString = "${bancheng.metrics.every:PT30S}")
    void read() {
        try {
            List<Tenant> known = tenants.all();
            List<Tenant> active =
                    known.stream().filter(one -> one.state() == Tenant.State.ACTIVE).toList();
            show(counties, states(known));
            readQueue(active);
            show(cases, active.stream().flatMap(one -> load(one).stream()).toList());
            forgetAllBut(known);
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("no figures of the counties: {}", e.getClass().getName());
            }
            failing = true;
            List.of(counties, cases, queue, queueLag, indexLag)
                    .forEach(one -> show(one, List.of()));
        }
    }

    private static List<Row<?>> states(List<Tenant> known) {
        Map<Tenant.State, Long> counted =
                known.stream().collect(Collectors.groupingBy(Tenant::state, Collectors.counting()));
        return Arrays.stream(Tenant.State.values())
                .<Row<?>>map(
                        state ->
                                Row.of(
                                        Tags.of("state", lower(state.name())),
                                        counted.getOrDefault(state, 0L)))
                .toList();
    }

    private void readQueue(List<Tenant> active) {
        Set<String> ids = active.stream().map(one -> one.id().value()).collect(Collectors.toSet());
        List<WorkBacklog.Line> lines =
                backlog.linesOfActive().stream()
                        .filter(line -> ids.contains(line.tenant()))
                        .toList();
        List<Row<?>> items = new ArrayList<>();
        List<Row<?>> lags = new ArrayList<>();
        for (WorkBacklog.Line line : lines) {
            Tags tags = Tags.of(TENANT, line.tenant(), "kind", line.kind());
            items.add(Row.of(tags.and("state", "due"), line.due()));
            items.add(
                    Row.of(
                            tags.and("state", "later"),
                            line.waiting() - line.due() - line.parked()));
            items.add(Row.of(tags.and("state", "failing"), line.failing()));
            items.add(Row.of(tags.and("state", "parked"), line.parked()));
            lags.add(Row.of(tags, age(line)));
        }
        show(queue, items);
        show(queueLag, lags);
        Map<String, Long> indexing =
                lines.stream()
                        .filter(line -> line.kind().equals("index"))
                        .collect(Collectors.toMap(WorkBacklog.Line::tenant, TenantGauges::age));
        show(
                indexLag,
                ids.stream()
                        .<Row<?>>map(
                                id -> Row.of(Tags.of(TENANT, id), indexing.getOrDefault(id, 0L)))
                        .toList());
    }

    private static long age(WorkBacklog.Line line) {
        return line.lag() == null ? 0 : line.lag().longValue();
    }

    private List<Row<?>> load(Tenant tenant) {
        Caseload.Load load = BoundTenant.call(tenant, caseload::now);
        Tags tags = Tags.of(TENANT, tenant.id().value());
        return List.of(
                Row.of(tags.and("state", "open"), load.open()),
                Row.of(tags.and("state", "overdue"), load.overdue()));
    }

    /** A county that was removed takes its counters with it. */
    private void forgetAllBut(List<Tenant> known) {
        Set<String> ids = known.stream().map(one -> one.id().value()).collect(Collectors.toSet());
        ids.add("none");
        registry.getMeters().stream()
                .filter(meter -> isOfAnother(meter, ids))
                .forEach(registry::remove);
    }

    private static boolean isOfAnother(Meter meter, Set<String> ids) {
        String tenant = meter.getId().getTag(TENANT);
        return meter.getId().getName().startsWith("bancheng.")
                && tenant != null
                && !ids.contains(tenant);
    }

    private static void show(MultiGauge gauge, List<Row<?>> rows) {
        gauge.register(rows, true);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
