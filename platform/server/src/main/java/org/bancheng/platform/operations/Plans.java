package org.bancheng.platform.operations;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.platform.configuration.ConfigurationInvalid;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.operations.Plan.Action;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.Tenants;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what applying a folder would do, from the database alone; changes nothing. */
@Component
class Plans {
    private final Tenants tenants;
    private final Rollout rollout;
    private final Configurations configurations;
    private final Standing standing;
    private final NumberPrefixes prefixes;
    private final OpenWork openWork;

    Plans(
            Tenants tenants,
            Rollout rollout,
            Configurations configurations,
            Standing standing,
            NumberPrefixes prefixes,
            OpenWork openWork) {
        this.openWork = openWork;
        this.prefixes = prefixes;
        this.tenants = tenants;
        this.rollout = rollout;
        this.configurations = configurations;
        this.standing = standing;
    }

    /**
     * @throws ConfigurationConflict when the folder and a publication since changed the same file
     * @throws ConfigurationInvalid when both sides' changes do not fit together, another county's
     *     case numbers begin alike, a unit would vanish that still has work, or what is under way
     *     cannot be carried over
     */
    Plan of(Submission submission) {
        Optional<Tenant> tenant = tenants.find(submission.tenant());
        boolean schema =
                tenant.isPresent() && standing.fingerprint(submission.tenant()).isPresent();
        Reconciliation outcome =
                schema
                        ? rollout.compare(tenant.get(), submission.files())
                        : Reconciliation.onto(submission.files());
        if (!outcome.conflicts().isEmpty()) {
            throw new ConfigurationConflict(outcome);
        }
        TenantConfiguration next = Submission.check(outcome.files());
        prefixes.obstacle(submission.tenant(), outcome.files(), next)
                .ifPresent(
                        taken -> {
                            throw new ConfigurationInvalid(List.of(taken));
                        });
        TenantConfiguration now = schema ? inForce(tenant.get()) : null;
        List<Problem> leftBehind =
                now == null
                        ? OpenWork.leftBehindAtFirst(outcome.files(), next)
                        : openWork.leftBehind(tenant.orElseThrow(), outcome.files(), next);
        if (!leftBehind.isEmpty()) {
            throw new ConfigurationInvalid(leftBehind);
        }
        List<Plan.Step> steps = steps(submission, tenant, schema, outcome, now, next);
        return new Plan(
                submission.tenant(),
                submission.name(),
                hash(submission, tenant, outcome, steps),
                outcome.kept(),
                steps);
    }

    private static List<Plan.Step> steps(
            Submission submission,
            Optional<Tenant> tenant,
            boolean schema,
            Reconciliation outcome,
            @Nullable TenantConfiguration now,
            TenantConfiguration next) {
        boolean named = tenant.map(t -> t.displayName().equals(submission.name())).orElse(false);
        List<Plan.Step> steps = new ArrayList<>();
        steps.add(
                step(
                        Onboarding.REGISTRY,
                        tenant.isEmpty() ? Action.CREATE : named ? Action.NONE : Action.CHANGE,
                        Note.of("plan.registry", submission.tenant(), submission.name())));
        steps.add(
                step(
                        Onboarding.SCHEMA,
                        schema ? Action.NONE : Action.CREATE,
                        Note.of("plan.schema", "t_" + submission.tenant())));
        steps.add(
                step(
                        Onboarding.CONFIGURATION,
                        action(now == null, !outcome.changed().isEmpty()),
                        outcome.kept().isEmpty()
                                ? Note.of("plan.configuration", outcome.changed().size())
                                : Note.of(
                                        "plan.configuration-kept",
                                        outcome.changed().size(),
                                        String.join(", ", outcome.kept()))));
        steps.add(
                step(
                        Onboarding.ORGANISATION,
                        action(
                                now == null,
                                now != null
                                        && !(now.units().equals(next.units())
                                                && now.people().equals(next.people())
                                                && now.posts().equals(next.posts()))),
                        Note.of(
                                "plan.organisation",
                                next.units().size(),
                                next.people().size(),
                                next.posts().size())));
        List<Integer> versions = next.transition().versions();
        boolean carries = now != null && !outcome.changed().isEmpty() && !versions.isEmpty();
        if (carries) {
            steps.add(
                    step(
                            Onboarding.TRANSITION,
                            Action.CHANGE,
                            Note.of(
                                    "plan.transition",
                                    versions.stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining("、")))));
        }
        steps.add(
                step(
                        Onboarding.REALM,
                        action(
                                now == null,
                                now != null
                                        && !(now.posts().equals(next.posts())
                                                && now.people().equals(next.people())
                                                && now.profile().equals(next.profile()))),
                        Note.of(
                                next.profile().demoAccounts() ? "plan.realm-demo" : "plan.realm",
                                next.posts().size(),
                                next.people().size())));
        steps.add(step(Onboarding.SEARCH, action(now == null, false), Note.of("plan.search")));
        boolean active = tenant.map(t -> t.state() == Tenant.State.ACTIVE).orElse(false);
        steps.add(
                step(
                        Onboarding.VERIFY,
                        active ? Action.NONE : Action.CHANGE,
                        Note.of("plan.verify")));
        return steps;
    }

    private static Action action(boolean absent, boolean differs) {
        return absent ? Action.CREATE : differs ? Action.CHANGE : Action.NONE;
    }

    private static Plan.Step step(String name, Action action, Note detail) {
        return new Plan.Step(name, action, detail);
    }

    private @Nullable TenantConfiguration inForce(Tenant tenant) {
        return BoundTenant.call(
                tenant,
                () ->
                        configurations.currentVersion() == 0
                                ? null
                                : configurations.current().configuration());
    }

    private static String hash(
            Submission submission,
            Optional<Tenant> tenant,
            Reconciliation outcome,
            List<Plan.Step> steps) {
        String made =
                String.join(
                        "\n",
                        submission.files().digest(),
                        outcome.files().digest(),
                        tenant.map(t -> t.state() + t.displayName()).orElse(""),
                        Objects.toString(steps));
        byte[] digest = Sha256.of().digest(made.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 12);
    }
}
