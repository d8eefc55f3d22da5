package org.bancheng.platform.operations;

import java.util.Optional;
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

    Rollout(Configurations configurations, AppliedConfigurations applied) {
        this.configurations = configurations;
        this.applied = applied;
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

    Optional<Integer> version(Tenant tenant) {
        int version = BoundTenant.call(tenant, configurations::currentVersion);
        return version == 0 ? Optional.empty() : Optional.of(version);
    }

    private int publish(Reconciliation outcome, String by) {
        try {
            return configurations.publish(outcome.files(), by);
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
