package org.bancheng.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.calendar.Calendars;
import org.bancheng.engine.configuration.TenantConfiguration;

/** One subject on the workbench: commands go in, what came of them is kept. */
final class Bench {

    private final Lifecycle lifecycle;
    private final TenantConfiguration county;
    private final Map<String, Object> parentCase = new HashMap<>();
    private final Map<String, Long> counts = new HashMap<>();
    private Subject subject;

    private Bench(TenantConfiguration county, String type) {
        this.county = county;
        this.lifecycle = county.lifecycle(type);
        this.subject = new Subject(type, "1", "", Map.of(), Map.of());
    }

    static Bench of(TenantConfiguration county, String type) {
        return new Bench(county, type);
    }

    /** A work order of Xiangtan's housing bureau, issued at the time, for a case as told. */
    static Bench workOrder(TenantConfiguration county, String at, Map<String, Object> parentCase) {
        var bench = of(county, "assignment");
        bench.parentCase.putAll(parentCase);
        bench.opened(
                Map.of("unit", "housing", "role", "lead"),
                Actor.system(),
                Map.of("duty", "请核实加装电梯的审批"),
                at);
        return bench;
    }

    static Actor staff(String post, String unit) {
        return Actor.staff(post + "@" + unit, "某人", List.of(new Holding(post, unit)));
    }

    Bench count(String name, long count) {
        counts.put(name, count);
        return this;
    }

    Bench parentCase(String field, Object value) {
        parentCase.put(field, value);
        return this;
    }

    Facts facts() {
        return new Facts(parentCase, counts, county.calendar(), county.directory());
    }

    Outcome open(Map<String, Object> known, Actor actor, Map<String, Object> inputs, String at) {
        var outcome =
                lifecycle.open(
                        "1", known, new Command("open", inputs, actor), facts(), Calendars.at(at));
        if (outcome instanceof Decision decision) {
            subject = decision.after();
        }
        return outcome;
    }

    Decision opened(Map<String, Object> known, Actor actor, Map<String, Object> inputs, String at) {
        return decision(open(known, actor, inputs, at));
    }

    Outcome act(String action, Actor actor, Map<String, Object> inputs, String at) {
        var outcome =
                lifecycle.decide(
                        subject, new Command(action, inputs, actor), facts(), Calendars.at(at));
        if (outcome instanceof Decision decision) {
            subject = decision.after();
        }
        return outcome;
    }

    Decision acted(String action, Actor actor, Map<String, Object> inputs, String at) {
        return decision(act(action, actor, inputs, at));
    }

    Refusal refused(String action, Actor actor, Map<String, Object> inputs, String at) {
        var before = subject;
        var outcome = act(action, actor, inputs, at);
        assertThat(outcome).isInstanceOf(Refusal.class);
        assertThat(subject).isEqualTo(before);
        return (Refusal) outcome;
    }

    Outcome fire(String clock, Moment moment, String at) {
        var outcome = lifecycle.fire(subject, clock, moment, facts(), Calendars.at(at));
        if (outcome instanceof Decision decision) {
            subject = decision.after();
        }
        return outcome;
    }

    Decision fired(String clock, Moment moment, String at) {
        return decision(fire(clock, moment, at));
    }

    static Decision decision(Outcome outcome) {
        assertThat(outcome)
                .as(outcome instanceof Refusal r ? r.message().zhCn() : "")
                .isInstanceOf(Decision.class);
        return (Decision) outcome;
    }

    List<Offer> offers(Actor actor, String at) {
        return lifecycle.offers(subject, facts(), actor, Calendars.at(at));
    }

    Offer offer(String action, Actor actor, String at) {
        return offers(actor, at).stream()
                .filter(offer -> offer.action().equals(action))
                .findFirst()
                .orElseThrow();
    }

    Subject subject() {
        return subject;
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    org.bancheng.engine.clock.ClockState clock(String name) {
        var ledger = subject.clocks().get(name);
        if (ledger == null) {
            throw new AssertionError("no clock " + name + " in " + subject.clocks().keySet());
        }
        return ledger.state(county.calendar());
    }
}
