package org.bancheng.platform.operations;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.configuration.HolidayTable;
import org.bancheng.platform.cases.CalendarClocks;
import org.bancheng.platform.cases.CalendarClocks.Move;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.configuration.PublishedConfiguration;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.Tenants;
import org.springframework.stereotype.Component;

/**
 * Brings a notice of holidays into force in a county, and sees every running deadline follow it.
 */
@Component
class NoticeRollout implements Procedure {
    private static final String CALENDAR = "calendar";
    private static final String CLOCKS = "clocks";

    /** Longer than a server may go by what it read before: then nothing is left to be found. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private static final Duration ASK_AGAIN = Duration.ofSeconds(30);
    private static final Duration STUCK = Duration.ofMinutes(5);

    private final Tenants tenants;
    private final Configurations configurations;
    private final CalendarClocks clocks;

    NoticeRollout(Tenants tenants, Configurations configurations, CalendarClocks clocks) {
        this.tenants = tenants;
        this.configurations = configurations;
        this.clocks = clocks;
    }

    /** What such a job is given: the table. */
    String input(HolidayNotice notice) {
        return notice.days().text();
    }

    @Override
    public String kind() {
        return CALENDAR;
    }

    @Override
    public List<Step> steps() {
        return List.of(new Step(CALENDAR, this::publish), new Step(CLOCKS, this::follow));
    }

    private Note publish(Running job) {
        HolidayNotice notice =
                HolidayNotice.read(
                        HolidayTable.FILE, job.job().input().getBytes(StandardCharsets.UTF_8));
        return BoundTenant.call(tenant(job), () -> published(job, notice));
    }

    private Note published(Running job, HolidayNotice notice) {
        PublishedConfiguration now = current();
        ConfigurationFiles files = configurations.files(now.version());
        WorkingCalendar calendar = now.configuration().calendar();
        WorkingCalendar next = notice.over(calendar, files);
        if (calendar.agreesWith(next)) {
            return Note.of("calendar.unchanged", now.version());
        }
        List<Move> changes = clocks.preview(next).moves();
        long moves = changes.stream().filter(Move::moves).count();
        int version =
                configurations.publish(
                        notice.in(files), job.job().requestedBy(), "放假安排 " + notice.years());
        job.result("moved", String.valueOf(moves));
        job.result("confirmed", String.valueOf(changes.size() - moves));
        return Note.of("calendar.published", version, moves, changes.size() - moves);
    }

    private Note follow(Running job) {
        Tenant tenant = tenant(job);
        return tenant.state() == Tenant.State.ACTIVE
                ? BoundTenant.call(tenant, this::followed)
                : Note.of("clocks.later");
    }

    private Note followed() {
        int version = current().calendarVersion();
        long begun = System.nanoTime();
        long asked = begun;
        long progress = begun;
        long least = Long.MAX_VALUE;
        while (true) {
            pause();
            long now = System.nanoTime();
            boolean settled = now - begun > SETTLED.toNanos();
            long behind = clocks.behind(version);
            if (behind == 0 && settled) {
                return Note.of("clocks.followed", version);
            }
            if (behind < least) {
                least = behind;
                progress = now;
            }
            if (now - progress > STUCK.toNanos()) {
                throw new StepRefused(Note.of("clocks.stuck", behind));
            }
            boolean first = settled && asked == begun;
            if (behind > 0 && (first || now - asked > ASK_AGAIN.toNanos())) {
                asked = now;
                clocks.follow();
            }
        }
    }

    /** As the database says, whatever this server believes. */
    private PublishedConfiguration current() {
        configurations.currentVersion();
        return configurations.current();
    }

    private Tenant tenant(Running job) {
        return tenants.find(job.tenant())
                .orElseThrow(() -> new StepRefused(Note.of("registry.gone", job.tenant())));
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            // the job is let go of, and another server goes on with it
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
