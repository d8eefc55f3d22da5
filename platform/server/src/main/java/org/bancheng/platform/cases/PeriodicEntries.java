package org.bancheng.platform.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.work.DailyWork;
import org.bancheng.platform.work.Work;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the entries of periodical registers, as soon as a period is over: a monthly bulletin is
 * there to be written on the first of the next month, whoever forgot it.
 */
@Component
class PeriodicEntries extends DailyWork {
    private static final LocalTime AT_NIGHT = LocalTime.of(3, 0);

    private final Configurations configurations;
    private final Registers registers;
    private final TransactionTemplate transaction;

    PeriodicEntries(
            Configurations configurations,
            Registers registers,
            Work work,
            TransactionTemplate transaction,
            Clock businessClock) {
        super("periodic-entries", AT_NIGHT, work, transaction, businessClock);
        this.configurations = configurations;
        this.registers = registers;
        this.transaction = transaction;
    }

    @Override
    protected void perform(LocalDate today) {
        transaction.executeWithoutResult(
                _ ->
                        configurations
                                .current()
                                .configuration()
                                .lifecycles()
                                .values()
                                .forEach(lifecycle -> enter(lifecycle, today)));
    }

    private void enter(Lifecycle lifecycle, LocalDate today) {
        lifecycle
                .register()
                .flatMap(register -> java.util.Optional.ofNullable(register.every()))
                .ifPresent(every -> registers.enter(lifecycle, every.before(today)));
    }
}
