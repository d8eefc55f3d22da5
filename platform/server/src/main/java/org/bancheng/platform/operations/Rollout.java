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
    private final OpenWork openWork;

    Rollout(
            Configurations configurations,
            AppliedConfigurations applied,
            NumberPrefixes prefixes,
            OpenWork openWork) {
        this.openWork = openWork;
        this.configurations = configurations;
        this.applied = applied;
        this.prefixes = prefixes;
    }

    /** Compares the folder with what was last applied and with what is in force. */
    Reconciliation compare(Tenant tenant, ConfigurationFiles folder) {
        return Reconciliation.of(folder, applied.of(tenant.id()), published(tenant));
    }

    /**
     * Publishes if anything differs, and remembers the folder as applied.
     *
     * @param reason for the list of versions; null where nobody said
     */
    Note perform(Tenant tenant, ConfigurationFiles folder, String by, @Nullable String reason) {
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
            version = BoundTenant.call(tenant, () -> publish(outcome.files(), by, reason));
        }
        applied.record(tenant.id(), folder, version, by);
        return differs ? published(version, outcome) : unchanged(version, outcome);
    }

    private static Note published(int version, Reconciliation outcome) {
        int changed = outcome.changed().size();
        return outcome.kept().isEmpty()
                ? Note.of("configuration.published", version, changed)
                : Note.of("configuration.published-kept", version, changed, kept(outcome));
    }

    private static Note unchanged(int version, Reconciliation outcome) {
        return outcome.kept().isEmpty()
                ? Note.of("configuration.unchanged", version)
                : Note.of("configuration.unchanged-kept", version, kept(outcome));
    }

    private static String kept(Reconciliation outcome) {
        return String.join(", ", outcome.kept());
    }

    /**
     * Publishes files that were made from a version, unless another was published since.
     *
     * @param base the version that they were made from
     */
    Note publish(
            Tenant tenant, ConfigurationFiles files, int base, String by, @Nullable String reason) {
        int now = BoundTenant.call(tenant, configurations::currentVersion);
        boolean same =
                BoundTenant.call(
                        tenant, () -> configurations.files(now).digest().equals(files.digest()));
        if (same) {
            return Note.of("configuration.unchanged", now);
        }
        if (now != base) {
            throw new StepRefused(Note.of("configuration.overtaken", base, now));
        }
        takePrefix(tenant, files);
        leaveNothingBehind(tenant, files);
        int changed =
                Reconciliation.changed(
                        BoundTenant.call(tenant, () -> configurations.files(base)), files);
        int version = BoundTenant.call(tenant, () -> publish(files, by, reason));
        return Note.of("configuration.published", version, changed);
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
        openWork.leftBehind(tenant, files, sound(() -> Submission.check(files))).stream()
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

    private int publish(ConfigurationFiles files, String by, @Nullable String reason) {
        return sound(() -> configurations.publish(files, by, reason));
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
