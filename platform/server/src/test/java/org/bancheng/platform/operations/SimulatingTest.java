package org.bancheng.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.Holding;
import org.bancheng.platform.cases.CaseIntake;
import org.bancheng.platform.cases.Filing;
import org.bancheng.platform.operations.Job.State;
import org.bancheng.platform.operations.Procedure.Lane;
import org.bancheng.platform.operations.Simulations.Days;
import org.bancheng.platform.operations.Simulations.Seen;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Simulations as jobs: bounded, taken up again, ended, forgotten. */
@NullMarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatingTest {
    private static final int CASES = 5;
    private static final int MOST = 3;

    private final Installation installation =
            new Installation(Map.of("bancheng.simulation.most", MOST, "bancheng.jobs.lease", "2s"));
    private final Submission folder = Folders.county("hengyang", "simulated");
    private final JobRunner runner = installation.get(JobRunner.class);
    private final Jobs jobs = installation.get(Jobs.class);
    private final Simulations simulations = installation.get(Simulations.class);
    private final Simulating simulating = installation.get(Simulating.class);
    private Tenant county;

    @BeforeAll
    void a_county_with_a_few_cases() {
        Counties counties = installation.get(Counties.class);
        installation.untilOver(counties.apply(folder, null, "tester", null));
        county = counties.get("simulated");
        for (int i = 0; i < CASES; i++) {
            BoundTenant.run(county, this::file);
        }
    }

    @AfterAll
    void the_end() {
        installation.close();
    }

    private void file() {
        Actor clerk =
                Actor.staff("zuoyan", "左燕", List.of(new Holding("reform-clerk", "hotline-12345")));
        Map<String, Object> matter =
                Map.of(
                        "hotline-number", "12345-20260511-000017",
                        "subject", "宅基地确权登记跑了四次没有办成",
                        "body", "窗口每次都说缺材料。",
                        "reporter-name", "王长生",
                        "reporter-phone", "13812345678");
        installation
                .get(CaseIntake.class)
                .file(new Filing("hotline", matter, List.of(), clerk, "hotline-12345", null));
    }

    private Seen asked() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Days days = new Days(today.minusDays(1), today.plusDays(1));
        return simulations.ask(county, folder, days, "tester");
    }

    private Seen now(Seen begun) {
        return simulations.find(county, begun.job().id()).orElseThrow();
    }

    @Test
    void of_too_many_cases_the_latest_are_looked_at_and_the_others_counted() {
        Seen begun = asked();
        Job job = installation.untilOver(begun.job());
        assertThat(job.error()).isNull();
        assertThat(job.input()).as("the folder is not kept").isEmpty();
        SimulationOutcome<?> outcome = Objects.requireNonNull(now(begun).asked().outcome());
        assertThat(outcome.cases()).isEqualTo(MOST);
        assertThat(outcome.leftOut()).isEqualTo(CASES - MOST);
        assertThat(outcome.notFollowed()).isZero();
        assertThat(outcome.differing()).isZero();
    }

    @Test
    void one_whose_server_is_killed_is_done_by_another() {
        runner.stop();
        Seen begun = asked();
        JobRunner dying = runner(new Dying(simulating, Simulating.KIND));
        Lease lease = installation.claimWhenFree(Lane.TRIAL);
        assertThatThrownBy(() -> dying.work(lease)).isInstanceOf(Dying.Killed.class);
        assertThat(now(begun).job().state()).isEqualTo(State.RUNNING);
        runner.start();
        assertThat(installation.untilOver(begun.job()).state()).isEqualTo(State.DONE);
        assertThat(now(begun).asked().outcome()).isNotNull();
    }

    @Test
    void one_that_is_forgotten_while_it_is_worked_on_ends() {
        runner.stop();
        Seen begun = asked();
        Procedure forgotten =
                new Procedure() {
                    @Override
                    public String kind() {
                        return Simulating.KIND;
                    }

                    @Override
                    public List<Step> steps() {
                        return List.of(
                                new Step(
                                        Simulating.KIND,
                                        job -> {
                                            simulations.forget(begun);
                                            return simulating
                                                    .step(Simulating.KIND)
                                                    .action()
                                                    .perform(job);
                                        }));
                    }
                };
        runner(forgotten).work(installation.claimWhenFree(Lane.TRIAL));
        Job job = jobs.find(begun.job().id()).orElseThrow();
        assertThat(job.state()).isEqualTo(State.FAILED);
        assertThat(job.error()).isEqualTo(Note.of("simulate.cancelled"));
        assertThat(simulations.find(county, begun.job().id())).isEmpty();
        runner.start();
    }

    @Test
    void a_county_has_one_at_a_time_and_is_worked_on_meanwhile() {
        runner.stop();
        Seen begun = asked();
        assertThatThrownBy(this::asked).isInstanceOf(JobOpen.class);
        assertThat(now(begun).job().state()).isEqualTo(State.QUEUED);
        Job export = installation.get(Counties.class).export(county, "tester");
        assertThat(jobs.open(county.id()))
                .hasValueSatisfying(open -> assertThat(open.id()).isEqualTo(export.id()));
        runner.start();
        assertThat(installation.untilOver(begun.job()).state()).isEqualTo(State.DONE);
        assertThat(installation.untilOver(export).state()).isEqualTo(State.DONE);
        assertThat(jobs.latest(county.id()))
                .as("a simulation does nothing to the county")
                .hasValueSatisfying(last -> assertThat(last.id()).isEqualTo(export.id()));
    }

    @Test
    void what_came_of_one_is_kept_for_some_days_and_no_more_than_twenty_are() {
        SimulationsKept kept = installation.get(SimulationsKept.class);
        Seen old = asked();
        installation.untilOver(old.job());
        long hours = installation.get(SimulationSettings.class).kept().toHours();
        end(old, Duration.ofHours(hours - 1));
        kept.forget();
        assertThat(simulations.find(county, old.job().id())).isPresent();
        end(old, Duration.ofHours(hours + 1));
        kept.forget();
        assertThat(simulations.find(county, old.job().id())).isEmpty();

        Seen first = asked();
        installation.untilOver(first.job());
        for (int i = 0; i < SimulationsKept.MOST; i++) {
            assertThat(simulations.find(county, first.job().id())).isPresent();
            installation.untilOver(asked().job());
        }
        assertThat(simulations.find(county, first.job().id())).isEmpty();
    }

    private void end(Seen simulation, Duration ago) {
        installation
                .administrator()
                .sql(
                        "update platform.job set ended_at = now() - ? * interval '1 second' where id = ?")
                .params(ago.toSeconds(), simulation.job().id())
                .update();
    }

    private JobRunner runner(Procedure procedure) {
        return new JobRunner(jobs, List.of(procedure), installation.get(JobSettings.class));
    }
}
