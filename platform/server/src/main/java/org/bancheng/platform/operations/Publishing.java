package org.bancheng.platform.operations;

import java.util.List;
import java.util.Optional;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.configuration.Drafts;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.Tenants;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts a configuration in force that was made from a published one: a county's own draft, or a
 * former version. What an operator's folder says is compared with first, see {@link Onboarding}.
 */
@Component
class Publishing implements Procedure {
    static final String KIND = "publish";

    private final Tenants tenants;
    private final Rollout rollout;
    private final Onboarding onboarding;
    private final Drafts drafts;
    private final JsonMapper json;

    Publishing(
            Tenants tenants,
            Rollout rollout,
            Onboarding onboarding,
            Drafts drafts,
            JsonMapper json) {
        this.drafts = drafts;
        this.tenants = tenants;
        this.rollout = rollout;
        this.onboarding = onboarding;
        this.json = json;
    }

    /**
     * What such a job is given.
     *
     * @param base the version that the files were made from
     */
    record Input(int base, ConfigurationFiles files) {}

    String input(int base, ConfigurationFiles files) {
        return json.writeValueAsString(new Input(base, files));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<String> promise() {
        return Optional.of(Onboarding.CONFIGURATION);
    }

    @Override
    public List<Step> steps() {
        return List.of(
                new Step(Onboarding.CONFIGURATION, this::publish),
                new Step(Onboarding.ORGANISATION, onboarding::staff),
                new Step(Onboarding.TRANSITION, onboarding::carryOver),
                new Step(Onboarding.REALM, onboarding::openRealm),
                new Step(Onboarding.VERIFY, onboarding::verify));
    }

    private Note publish(Running job) {
        Input input = json.readValue(job.job().input(), Input.class);
        Tenant tenant =
                tenants.find(job.tenant())
                        .orElseThrow(() -> new StepRefused(Note.of("registry.gone", job.tenant())));
        Note note =
                rollout.publish(
                        tenant,
                        input.files(),
                        input.base(),
                        job.job().requestedBy(),
                        job.job().reason());
        BoundTenant.run(tenant, () -> drafts.dropWhatIsIn(input.files()));
        return note;
    }
}
