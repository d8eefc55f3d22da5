package org.bancheng.platform.operations;

import java.util.Optional;
import java.util.function.Supplier;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.configuration.ConfigurationInvalid;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings a submitted folder into force, without undoing what was published by others since. */
@Component
class Rollout {
    private final Configurations configurations;
    private final AppliedConfigurations applied;
    private final NumberPrefixes prefixes;
    private final Orphans orphans;

    Rollout(
            Configurations configurations,
            AppliedConfigurations applied,
            NumberPrefixes prefixes,
            Orphans orphans) {
        this.orphans = orphans;
        this.configurations = configurations;
        this.applied = applied;
        this.prefixes = prefixes;
    }

    /** Compares the folder with what was last applied and with what is in force. */
    Reconciliation compare(Tenant tenant, ConfigurationFiles folder) {
        return Reconciliation.of(folder, applied.of(tenant.id()), published(tenant));
    }

    /** Publishes if anything differs, and remembers the folder as applied. */
    Note perform(Tenant tenant, ConfigurationFiles folder, String by) {
        Reconciliation outcome = compare(tenant, folder);
        if (!outcome.conflicts().isEmpty()) {
            throw new StepRefused(
                    Note.of("configuration.conflict", String.join(", ", outcome.conflicts())));
        }
        takePrefix(tenant, outcome.files());
        leaveNothingBehind(tenant, outcome.files());
        int version = BoundTenant.call(tenant, configurations::currentVersion);
        boolean differs = !outcome.changed().isEmpty();
        if (differs) {
            version = BoundTenant.call(tenant, () -> publish(outcome, by));
        }
        applied.record(tenant.id(), folder, version, by);
        return differs
                ? Note.of("configuration.published", version, outcome.changed().size())
                : Note.of("configuration.unchanged", version);
    }

    /** Before anything is published; two counties may have been planned at the same moment. */
    private void takePrefix(Tenant tenant, ConfigurationFiles files) {
        String prefix = sound(() -> Submission.check(files)).profile().numberPrefix();
        prefixes.take(tenant.id(), prefix)
                .ifPresent(
                        other -> {
                            throw new StepRefused(
                                    Note.of("configuration.prefix-taken", prefix, other));
                        });
    }

    /** Cases may have come in since the plan. */
    private void leaveNothingBehind(Tenant tenant, ConfigurationFiles files) {
        orphans.of(tenant, files, sound(() -> Submission.check(files))).stream()
                .findFirst()
                .ifPresent(
                        problem -> {
                            throw new StepRefused(
                                    Note.of("configuration.orphans", problem.toString()));
                        });
    }

    Optional<Integer> version(Tenant tenant) {
        int version = BoundTenant.call(tenant, configurations::currentVersion);
        return version == 0 ? Optional.empty() : Optional.of(version);
    }

    private int publish(Reconciliation outcome, String by) {
        return sound(() -> configurations.publish(outcome.files(), by));
    }

    private static <T> T sound(Supplier<T> work) {
        try {
            return work.get();
        } catch (ConfigurationInvalid e) {
            // each side was sound by itself; together they are not
            throw new StepRefused(
                    Note.of("configuration.unsound-together", e.problems().getFirst().toString()));
        }
    }

    private @Nullable ConfigurationFiles published(Tenant tenant) {
        return BoundTenant.call(
                tenant,
                () -> {
                    int version = configurations.currentVersion();
                    return version == 0 ? null : configurations.files(version);
                });
    }
}
