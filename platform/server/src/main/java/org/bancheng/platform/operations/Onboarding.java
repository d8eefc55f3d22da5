package org.bancheng.platform.operations;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.platform.cases.Transitions;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.identity.RealmPlan;
import org.bancheng.platform.identity.Realms;
import org.bancheng.platform.organisation.Persons;
import org.bancheng.platform.organisation.Units;
import org.bancheng.platform.search.SearchIndices;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.SchemaBroken;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.Tenant.State;
import org.bancheng.platform.tenancy.TenantSchemas;
import org.bancheng.platform.tenancy.Tenants;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings a county to what its folder says, from nothing or from what is there. A county that fails
 * on the way to its first day is quarantined with the reason; one at work stays at work.
 */
@Component
class Onboarding implements Procedure {
    static final String KIND = "apply";
    static final String REGISTRY = "registry";
    static final String SCHEMA = "schema";
    static final String CONFIGURATION = "configuration";
    static final String ORGANISATION = "organisation";
    static final String TRANSITION = "transition";
    static final String REALM = "realm";
    static final String SEARCH = "search";
    static final String VERIFY = "verify";

    static final String NOTHING_CARRIED = "transition.none";
    private static final int NAMED = 5;

    private final Tenants tenants;
    private final TenantSchemas schemas;
    private final Rollout rollout;
    private final Configurations configurations;
    private final Units units;
    private final Persons persons;
    private final Realms realms;
    private final SearchIndices indices;
    private final Transitions transitions;
    private final JsonMapper json;

    Onboarding(
            Tenants tenants,
            TenantSchemas schemas,
            Rollout rollout,
            Configurations configurations,
            Units units,
            Persons persons,
            Realms realms,
            SearchIndices indices,
            Transitions transitions,
            JsonMapper json) {
        this.tenants = tenants;
        this.schemas = schemas;
        this.rollout = rollout;
        this.configurations = configurations;
        this.units = units;
        this.persons = persons;
        this.realms = realms;
        this.indices = indices;
        this.transitions = transitions;
        this.json = json;
    }

    /** What such a job is given. */
    record Input(String name, ConfigurationFiles files) {}

    String input(Submission submission) {
        return json.writeValueAsString(new Input(submission.name(), submission.files()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Step> steps() {
        return List.of(
                new Step(REGISTRY, this::register),
                new Step(SCHEMA, this::makeSchema),
                new Step(CONFIGURATION, this::publish),
                new Step(ORGANISATION, this::staff),
                new Step(TRANSITION, this::carryOver),
                new Step(REALM, this::openRealm),
                new Step(SEARCH, this::makeIndex),
                new Step(VERIFY, this::verify));
    }

    @Override
    public void failed(Job job, Note why) {
        tenants.find(job.tenant())
                .filter(tenant -> tenant.state() == State.ONBOARDING)
                .ifPresent(
                        tenant -> tenants.quarantine(tenant.id(), Wording.in(Locale.ROOT).of(why)));
    }

    private Note register(Running job) {
        boolean known = tenants.find(job.tenant()).isPresent();
        tenants.create(job.tenant(), input(job).name());
        return Note.of(known ? "registry.known" : "registry.made");
    }

    private Note makeSchema(Running job) {
        Tenant tenant = tenant(job);
        try {
            schemas.prepare(tenant);
        } catch (SchemaBroken e) {
            tenants.quarantine(tenant.id(), String.valueOf(e.getMessage()));
            throw new StepRefused(Note.of("schema.broken", String.valueOf(e.getMessage())));
        }
        if (tenant.state() == State.BROKEN) {
            tenants.heal(tenant.id());
        }
        return Note.of("schema.verified", tenant.schema());
    }

    private Note publish(Running job) {
        Input input = input(job);
        return rollout.perform(
                tenant(job), input.files(), job.job().requestedBy(), job.job().reason());
    }

    Note staff(Running job) {
        return BoundTenant.call(
                tenant(job),
                () -> {
                    TenantConfiguration now = configurations.current().configuration();
                    units.apply(now);
                    persons.apply(now);
                    return Note.of(
                            "organisation.kept",
                            now.units().size(),
                            now.people().size(),
                            now.posts().size());
                });
    }

    /** What is under way goes on by the version in force where that says so. */
    Note carryOver(Running job) {
        Transitions.Outcome outcome = BoundTenant.call(tenant(job), transitions::carryOver);
        if (outcome.left().isEmpty()) {
            return outcome.carried() == 0
                    ? Note.of(NOTHING_CARRIED)
                    : Note.of("transition.done", outcome.carried());
        }
        return Note.of(
                "transition.left",
                outcome.carried(),
                outcome.left().size(),
                outcome.left().entrySet().stream()
                        .limit(NAMED)
                        .map(left -> left.getKey() + "（" + left.getValue().zhCn() + "）")
                        .collect(Collectors.joining("；")));
    }

    Note openRealm(Running job) {
        Tenant tenant = tenant(job);
        TenantConfiguration now = current(tenant);
        Map<String, String> subjects = realms.ensure(plan(tenant, now));
        BoundTenant.run(tenant, () -> persons.link(subjects));
        return Note.of("realm.kept", now.posts().size(), subjects.size());
    }

    private Note makeIndex(Running job) {
        indices.ensure(tenant(job));
        return Note.of("search.kept");
    }

    /** Looks at what stands, whatever the steps before believed. */
    Note verify(Running job) {
        Tenant tenant = tenant(job);
        schemas.prepare(tenant);
        TenantConfiguration now = current(tenant);
        long listed =
                BoundTenant.call(
                        tenant, () -> units.all().stream().filter(u -> u.active()).count());
        long standing = now.units().stream().filter(unit -> unit.stands()).count();
        if (listed != standing) {
            throw new StepRefused(Note.of("verify.units", listed, standing));
        }
        if (tenant.state() == State.ONBOARDING) {
            tenants.activate(tenant.id());
            return Note.of("verify.active");
        }
        return Note.of("verify.stays", tenant.state().name());
    }

    private TenantConfiguration current(Tenant tenant) {
        return BoundTenant.call(tenant, () -> configurations.current().configuration());
    }

    private Tenant tenant(Running job) {
        return tenants.find(job.tenant())
                .orElseThrow(() -> new StepRefused(Note.of("registry.gone", job.tenant())));
    }

    private Input input(Running job) {
        return json.readValue(job.job().input(), Input.class);
    }

    private static RealmPlan plan(Tenant tenant, TenantConfiguration configuration) {
        return new RealmPlan(
                tenant.id(),
                tenant.displayName(),
                configuration.posts().stream()
                        .collect(Collectors.toMap(post -> post.id(), post -> post.label().zhCn())),
                configuration.profile().demoAccounts(),
                configuration.people().stream()
                        .map(
                                person ->
                                        new RealmPlan.Account(
                                                person.username(),
                                                person.name(),
                                                person.holds().stream()
                                                        .map(held -> held.post())
                                                        .collect(Collectors.toSet())))
                        .toList());
    }
}
