package org.bancheng.platform.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.bancheng.engine.history.SignedSeal;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.InstallationSettings;
import org.bancheng.platform.tenancy.TenantActivated;
import org.bancheng.platform.work.Work;
import org.bancheng.platform.work.WorkHandler;
import org.bancheng.platform.work.WorkItem;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals each county's day soon after midnight and lays a copy into {@code
 * <data-folder>/heads/<tenant>/<day>.json}, out of the database's reach.
 */
@Component
final class DailySealing implements WorkHandler {
    static final String KIND = "history-seal";
    private static final String REF = "daily";
    private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");
    // transactions that began before midnight have ended by then
    private static final LocalTime AFTER_MIDNIGHT = LocalTime.of(0, 10);

    private final HistorySeals seals;
    private final Work work;
    private final TransactionTemplate transaction;
    private final Path folder;
    private final JsonMapper json;
    private final Clock clock;

    DailySealing(
            HistorySeals seals,
            Work work,
            TransactionTemplate transaction,
            InstallationSettings installation,
            JsonMapper json,
            Clock businessClock) {
        this.seals = seals;
        this.work = work;
        this.transaction = transaction;
        this.folder = installation.dataFolder().resolve("heads");
        this.json = json;
        this.clock = businessClock;
    }

    @EventListener
    void begin(TenantActivated activated) {
        BoundTenant.run(
                activated.tenant(),
                () -> transaction.executeWithoutResult(_ -> work.enqueue(KIND, REF, firstDue())));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(List<WorkItem> items) {
        LocalDate today = today();
        copy(seals.seal(today.minusDays(1)));
        for (WorkItem item : items) {
            transaction.executeWithoutResult(
                    status -> {
                        work.enqueue(KIND, REF, due(today.plusDays(1)));
                        if (!work.complete(item)) {
                            status.setRollbackOnly();
                        }
                    });
        }
    }

    private void copy(SignedSeal signed) {
        LocalDate day = signed.seal().day();
        try {
            Path tenant = Files.createDirectories(folder.resolve(BoundTenant.get().id().value()));
            Path draft = Files.createTempFile(tenant, "seal", ".draft");
            Files.writeString(draft, json.writeValueAsString(signed));
            Files.move(
                    draft,
                    tenant.resolve(day + ".json"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the seal of " + day + " cannot be copied", e);
        }
    }

    /**
     * A day that ended while no server ran is sealed at once; sealing one twice changes nothing.
     */
    private Instant firstDue() {
        Instant today = due(today());
        return today.isBefore(clock.instant()) ? clock.instant() : today;
    }

    private static Instant due(LocalDate day) {
        return day.atTime(AFTER_MIDNIGHT).atZone(HOME).toInstant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HOME);
    }
}
