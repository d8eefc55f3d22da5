package org.bancheng.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.platform.configuration.ConfigurationInvalid;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.operations.Job.State;
import org.bancheng.platform.operations.Job.StepState;
import org.bancheng.platform.operations.Plan.Action;
import org.bancheng.platform.organisation.Persons;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class OnboardingTest {
    private static Installation installation;
    private static Counties counties;
    private static Plans plans;

    @BeforeAll
    static void start() {
        installation = new Installation(Map.of("bancheng.jobs.lease", "2s"));
        counties = installation.get(Counties.class);
        plans = installation.get(Plans.class);
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void a_folder_becomes_a_county_and_applying_it_again_changes_nothing() {
        Submission folder = Folders.county("xiangtan", "first");

        assertThat(plans.of(folder).steps())
                .extracting(Plan.Step::action)
                .doesNotContain(Action.NONE);
        Job job = installation.untilOver(counties.apply(folder, null, "tester", null));

        assertThat(job.error()).isNull();
        assertThat(job.state()).isEqualTo(State.DONE);
        Tenant tenant = counties.get("first");
        assertThat(tenant.state()).isEqualTo(Tenant.State.ACTIVE);
        assertThat(linked(tenant)).isEqualTo(folder.configuration().people().size());
        assertThat(plans.of(folder).steps())
                .extracting(Plan.Step::action)
                .containsOnly(Action.NONE);
        Job again = installation.untilOver(counties.apply(folder, null, "tester", null));
        assertThat(again.state()).isEqualTo(State.DONE);
        assertThat(installation.get(Standing.class).of(tenant).configurationVersion()).isEqualTo(1);
    }

    @Test
    void a_job_killed_after_each_step_in_turn_goes_on_by_itself() {
        Submission folder = Folders.county("xiangtan", "killed");
        Onboarding onboarding = installation.get(Onboarding.class);
        Jobs jobs = installation.get(Jobs.class);
        JobSettings settings = installation.get(JobSettings.class);
        JobRunner alive = installation.get(JobRunner.class);
        alive.stop();
        Job begun = counties.apply(folder, null, "tester", null);
        for (String last : onboarding.names()) {
            JobRunner dying = new JobRunner(jobs, List.of(new Dying(onboarding, last)), settings);
            Lease lease = installation.claimWhenFree(Procedure.Lane.WORK);
            assertThatThrownBy(() -> dying.work(lease)).isInstanceOf(Dying.Killed.class);
            assertThat(stateOf(jobs.find(begun.id()).orElseThrow(), last))
                    .as("killed before %s was recorded", last)
                    .isEqualTo(StepState.RUNNING);
        }
        alive.start();
        Job job = installation.untilOver(begun);

        assertThat(job.state()).isEqualTo(State.DONE);
        assertThat(counties.get("killed").state()).isEqualTo(Tenant.State.ACTIVE);
        assertThat(
                        installation
                                .get(Standing.class)
                                .of(counties.get("killed"))
                                .configurationVersion())
                .isEqualTo(1);
    }

    @Test
    void a_bad_folder_is_refused_as_a_whole() {
        Map<String, byte[]> files = Folders.files("xiangtan", "bad");
        Folders.replace(files, "posts.yaml", "function: dispatch", "function: dispach");

        assertThatThrownBy(() -> Submission.of(files, Folders.defaults()))
                .isInstanceOfSatisfying(
                        ConfigurationInvalid.class,
                        e -> {
                            assertThat(e.problems().getFirst().file()).isEqualTo("posts.yaml");
                            assertThat(e.problems().getFirst().line()).isGreaterThan(1);
                            assertThat(e.problems().getFirst().allowed()).contains("dispatch");
                        });
        assertThat(counties.all()).noneMatch(tenant -> tenant.id().value().equals("bad"));
    }

    @Test
    void paths_that_lead_out_of_the_folder_are_refused() {
        for (String path :
                List.of("../tenant.yaml", "/etc/passwd", "brand/../../x", "a\\b", ".git")) {
            Map<String, byte[]> files = Folders.files("xiangtan", "paths");
            files.put(path, "x".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> Submission.of(files, Folders.defaults()))
                    .isInstanceOf(Submission.BadPath.class);
        }
    }

    @Test
    void what_was_published_since_is_kept_and_a_file_changed_on_both_sides_is_a_conflict() {
        Submission folder = Folders.county("xiangtan", "both");
        installation.untilOver(counties.apply(folder, null, "tester", null));
        Tenant tenant = counties.get("both");
        installation.publish(
                tenant,
                Folders.changed(folder, "tenant.yaml", "phone: \"12345\"", "phone: \"57881234\""));

        Plan same = plans.of(folder);
        Plan other =
                plans.of(
                        Folders.changed(folder, "units.yaml", "units:", "# checked again\nunits:"));

        assertThat(same.steps()).extracting(Plan.Step::action).containsOnly(Action.NONE);
        assertThat(other.steps())
                .filteredOn(step -> step.name().equals(Onboarding.CONFIGURATION))
                .extracting(step -> step.detail().values())
                .containsExactly(List.of("1", "tenant.yaml"));
        assertThatThrownBy(
                        () ->
                                plans.of(
                                        Folders.changed(
                                                folder,
                                                "tenant.yaml",
                                                "phone: \"12345\"",
                                                "phone: \"12315\"")))
                .isInstanceOfSatisfying(
                        ConfigurationConflict.class,
                        e -> assertThat(e.files()).containsExactly("tenant.yaml"));
    }

    @Test
    void what_was_made_from_an_older_version_is_not_published_over_a_newer_one() {
        Submission folder = Folders.county("xiangtan", "overtaken");
        installation.untilOver(counties.apply(folder, null, "tester", null));
        Tenant tenant = counties.get("overtaken");
        Configurations configurations = installation.get(Configurations.class);
        int base = BoundTenant.call(tenant, configurations::currentVersion);
        installation.publish(
                tenant,
                Folders.changed(folder, "tenant.yaml", "phone: \"12345\"", "phone: \"57881234\""));
        Publishing publishing = installation.get(Publishing.class);
        Job late =
                installation
                        .get(Jobs.class)
                        .submit(
                                publishing,
                                tenant.id(),
                                publishing.input(base, folder.files()),
                                "tester",
                                "同一刻");
        installation.get(JobRunner.class).wake();
        assertThat(installation.untilOver(late).error()).asString().contains("overtaken");
        assertThat(BoundTenant.call(tenant, configurations::currentVersion)).isEqualTo(base + 1);
    }

    @Test
    void a_publication_that_is_in_force_and_waits_makes_room_for_the_next() {
        Submission folder = Folders.county("xiangtan", "waiting");
        installation.untilOver(counties.apply(folder, null, "tester", null));
        Tenant tenant = counties.get("waiting");
        Jobs jobs = installation.get(Jobs.class);
        Publishing publishing = installation.get(Publishing.class);
        String input = publishing.input(1, folder.files());
        JobRunner alive = installation.get(JobRunner.class);
        alive.stop();
        Job first = jobs.submit(publishing, tenant.id(), input, "tester", "再发");
        Lease lease = installation.claimWhenFree(Procedure.Lane.WORK);
        jobs.mark(lease, 0, StepState.WAITING, Note.of("step.waits.configuration", "…"));
        jobs.postpone(lease, Duration.ZERO);
        assertThatThrownBy(() -> jobs.submit(publishing, tenant.id(), input, "tester", "再发"))
                .as("it was promised to be published")
                .isInstanceOf(JobOpen.class);

        lease = installation.claimWhenFree(Procedure.Lane.WORK);
        jobs.done(lease, 0, Note.of("configuration.unchanged", 1), Map.of());
        jobs.mark(lease, 3, StepState.WAITING, Note.of("step.waits.realm", "…"));
        jobs.postpone(lease, Duration.ZERO);
        Job second = jobs.submit(publishing, tenant.id(), input, "tester", "再发");
        assertThat(jobs.find(first.id()).orElseThrow().state()).isEqualTo(State.FAILED);
        alive.start();
        assertThat(installation.untilOver(second).state()).isEqualTo(State.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "zh-Hant", "en"})
    void every_step_is_told_in_words_whatever_it_waits_for(String language) {
        Wording wording = Wording.in(Locale.forLanguageTag(language));
        installation
                .all(Procedure.class)
                .forEach(
                        procedure ->
                                procedure
                                        .names()
                                        .forEach(
                                                step -> {
                                                    assertThat(wording.of("step." + step))
                                                            .isNotBlank();
                                                    assertThat(
                                                                    wording.of(
                                                                            "step.waits." + step,
                                                                            "…"))
                                                            .contains("…");
                                                }));
    }

    @Test
    void case_numbers_that_begin_like_another_countys_are_refused_and_that_county_is_named() {
        Submission folder = Folders.county("xiangtan", "numbered");
        installation.untilOver(counties.apply(folder, null, "tester", null));
        Map<String, byte[]> files = Folders.files("xiangtan", "alike");
        Folders.replace(files, "tenant.yaml", Folders.prefix("alike"), Folders.prefix("numbered"));
        Submission alike = Submission.of(files, Folders.defaults());

        assertThatThrownBy(() -> counties.apply(alike, null, "tester", null))
                .isInstanceOfSatisfying(
                        ConfigurationInvalid.class,
                        e -> {
                            Problem problem = e.problems().getFirst();
                            assertThat(problem.path()).isEqualTo("number-prefix");
                            assertThat(problem.line()).isGreaterThan(1);
                            assertThat(problem.toString())
                                    .contains(Folders.prefix("numbered"), "县区 numbered");
                        });
        assertThat(counties.all()).noneMatch(tenant -> tenant.id().value().equals("alike"));

        // planned at the same moment, when the other had none yet
        Job late =
                installation
                        .get(Jobs.class)
                        .submit(
                                installation.get(Onboarding.class),
                                alike.tenant(),
                                installation.get(Onboarding.class).input(alike),
                                "tester",
                                null);
        installation.get(JobRunner.class).wake();
        assertThat(installation.untilOver(late).error()).asString().contains("prefix-taken");
    }

    @Test
    void an_outdated_plan_is_refused() {
        Submission folder = Folders.county("xiangtan", "stale");
        String seen = plans.of(folder).hash();
        Submission changed = Folders.changed(folder, "tenant.yaml", "\"12345\"", "\"57881234\"");

        assertThatThrownBy(() -> counties.apply(changed, seen, "tester", null))
                .isInstanceOf(PlanChanged.class);
        assertThat(counties.all()).noneMatch(tenant -> tenant.id().value().equals("stale"));
    }

    private static int linked(Tenant tenant) {
        return BoundTenant.call(
                tenant,
                () ->
                        (int)
                                installation.get(Persons.class).all().stream()
                                        .filter(person -> person.subject() != null)
                                        .count());
    }

    private static StepState stateOf(Job job, String step) {
        return job.steps().stream()
                .filter(one -> one.name().equals(step))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
