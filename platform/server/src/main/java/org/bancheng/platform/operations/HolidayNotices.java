package org.bancheng.platform.operations;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.platform.cases.CalendarClocks;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.configuration.PublishedConfiguration;
import org.bancheng.platform.operations.CalendarPlan.Action;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an operator may do with a notice of holidays: see what it moves, bring it into force. */
@Component
class HolidayNotices {
    private final Counties counties;
    private final Configurations configurations;
    private final CalendarClocks clocks;
    private final Jobs jobs;
    private final JobRunner runner;
    private final NoticeRollout rollout;

    HolidayNotices(
            Counties counties,
            Configurations configurations,
            CalendarClocks clocks,
            Jobs jobs,
            JobRunner runner,
            NoticeRollout rollout) {
        this.counties = counties;
        this.configurations = configurations;
        this.clocks = clocks;
        this.jobs = jobs;
        this.runner = runner;
        this.rollout = rollout;
    }

    /**
     * How a county's part of bringing a notice into force begins.
     *
     * @param job null where there is nothing to do, or another job is at work
     */
    record Begun(CalendarPlan.County county, @Nullable Job job) {}

    /**
     * @param tenants ids; empty for every county
     */
    CalendarPlan plan(HolidayNotice notice, List<String> tenants) {
        List<CalendarPlan.County> planned = new ArrayList<>();
        for (Tenant tenant : named(tenants)) {
            planned.add(planned(notice, tenant));
        }
        return new CalendarPlan(hash(notice, planned), notice.years(), planned);
    }

    private List<Tenant> named(List<String> tenants) {
        return tenants.isEmpty()
                ? counties.all().stream()
                        .sorted(Comparator.comparing(tenant -> tenant.id().value()))
                        .toList()
                : tenants.stream().distinct().map(counties::get).toList();
    }

    private CalendarPlan.County planned(HolidayNotice notice, Tenant tenant) {
        return switch (tenant.state()) {
            case ONBOARDING, BROKEN -> new CalendarPlan.County(tenant, Action.SKIP, 0, null);
            case ACTIVE, SUSPENDED -> BoundTenant.call(tenant, () -> inside(notice, tenant));
        };
    }

    private CalendarPlan.County inside(HolidayNotice notice, Tenant tenant) {
        PublishedConfiguration now = configurations.current();
        WorkingCalendar calendar = now.configuration().calendar();
        WorkingCalendar next = notice.over(calendar, configurations.files(now.version()));
        return calendar.agreesWith(next)
                ? new CalendarPlan.County(tenant, Action.NONE, now.version(), null)
                : new CalendarPlan.County(
                        tenant, Action.CHANGE, now.version(), clocks.preview(next));
    }

    /**
     * Begins bringing the notice into force, a job for each county that it changes. The same again,
     * while the first is at work, is the same job.
     *
     * @param planHash of the plan the operator saw; null for whatever the plan is now
     * @throws CalendarPlan.Changed when the plan is another now
     */
    List<Begun> apply(
            HolidayNotice notice, List<String> tenants, @Nullable String planHash, String by) {
        CalendarPlan plan = plan(notice, tenants);
        if (planHash != null && !planHash.equals(plan.hash())) {
            throw new CalendarPlan.Changed(plan);
        }
        String input = rollout.input(notice);
        List<Begun> begun =
                plan.counties().stream()
                        .map(
                                county ->
                                        county.action() == Action.CHANGE
                                                ? new Begun(county, begin(county, input, by))
                                                : new Begun(county, null))
                        .toList();
        runner.wake();
        return begun;
    }

    private @Nullable Job begin(CalendarPlan.County county, String input, String by) {
        Optional<Job> open = jobs.open(county.tenant().id());
        if (open.isPresent()) {
            return open.filter(job -> job.input().equals(input)).orElse(null);
        }
        try {
            return jobs.submit(rollout, county.tenant().id(), input, by, null);
        } catch (JobOpen e) {
            // somebody asked for something at the same moment
            return null;
        }
    }

    private static String hash(HolidayNotice notice, List<CalendarPlan.County> planned) {
        String made = notice.days().text() + planned;
        byte[] digest = Sha256.of().digest(made.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 12);
    }
}
