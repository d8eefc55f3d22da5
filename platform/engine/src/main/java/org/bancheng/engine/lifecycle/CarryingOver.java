package org.bancheng.engine.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/** A subject that is under way goes on by another version of its lifecycle. */
final class CarryingOver {

    static final String ACTION = "carried-over";
    static final Label LABEL =
            new Label("转按新版程序办理", "轉按新版程序辦理", "Goes on by another version of the procedure");

    private final LifecycleDefinition former;
    private final LifecycleDefinition next;
    private final CarryOver how;
    private final List<Label> obstacles = new ArrayList<>();

    private CarryingOver(LifecycleDefinition former, LifecycleDefinition next, CarryOver how) {
        this.former = former;
        this.next = next;
        this.how = how;
    }

    /**
     * Clocks that run keep what they have counted and their due time; those stop that by this
     * version end with a state which the subject leaves, or enters, on the way.
     */
    static Decision of(
            LifecycleDefinition next,
            Subject subject,
            CarryOver how,
            Map<String, Object> told,
            Facts facts,
            Instant now) {
        var fields = new HashMap<>(subject.fields());
        fields.keySet().removeAll(how.leaves());
        var state = how.state(subject.state());
        var clockwork = new Clockwork(next, facts, subject.clocks(), now);
        how.ends().forEach(clock -> clockwork.end(clock, ACTION));
        next.clocks().stream()
                .filter(rule -> rule.stopsOn(ACTION, subject.state(), state))
                .forEach(rule -> clockwork.end(rule.name(), ACTION));
        var after = new Subject(subject.type(), subject.id(), state, fields, clockwork.clocks());
        var scene =
                new Scene(
                        next,
                        after,
                        facts,
                        new Scene.Performer(Actor.system(), null),
                        FormSpec.empty(),
                        Map.of(),
                        now);
        next.clocks().stream()
                .filter(rule -> how.starts().getOrDefault(rule.name(), Set.of()).contains(state))
                .forEach(rule -> clockwork.begin(rule, ACTION, after, scene));
        return new Decision(
                new Subject(subject.type(), subject.id(), state, fields, clockwork.clocks()),
                new LifecycleEvent(
                        ACTION,
                        LABEL,
                        "",
                        subject.state(),
                        state,
                        Actor.system(),
                        now,
                        told,
                        clockwork.entries(),
                        null,
                        null),
                List.of());
    }

    /** Why what is under way cannot go on like this; empty when it can. */
    static List<Label> obstacles(
            LifecycleDefinition former,
            LifecycleDefinition next,
            CarryOver how,
            UnderWay underWay) {
        var one = new CarryingOver(former, next, how);
        sorted(underWay.of(UnderWay.What.STATE)).forEach(one::state);
        sorted(underWay.of(UnderWay.What.CLOCK)).forEach(one::clock);
        sorted(underWay.of(UnderWay.What.FIELD)).forEach(one::field);
        sorted(underWay.of(UnderWay.What.ROLE)).forEach(one::role);
        sorted(underWay.of(UnderWay.What.CHANNEL)).forEach(one::channel);
        return one.obstacles;
    }

    private static Map<String, Long> sorted(Map<String, Long> counts) {
        return new TreeMap<>(counts);
    }

    private void add(String zh, String en) {
        obstacles.add(Label.of(zh, en));
    }

    private void state(String id, long many) {
        var was = former.states().get(id);
        var is = next.states().get(how.state(id));
        var label = was == null ? Label.of(id) : was.label();
        if (is == null) {
            add(
                    "有 %d 件停在“%s”（%s），这一版没有这个状态：在 states 里写明转到哪个状态"
                            .formatted(many, label.zhCn(), id),
                    "%d stand in “%s” (%s), which this version lacks: say under states which state they go to"
                            .formatted(many, Refusals.english(label), id));
        } else if (was != null && was.terminal() != is.terminal()) {
            add(
                    "“%s”（%s）不能转到“%s”（%s）：办完的不能因此变回在办，在办的也不能因此办结"
                            .formatted(label.zhCn(), id, is.label().zhCn(), is.id()),
                    "“%s” (%s) cannot become “%s” (%s): nothing ends, or begins anew, by being carried over"
                            .formatted(
                                    Refusals.english(label),
                                    id,
                                    Refusals.english(is.label()),
                                    is.id()));
        }
    }

    private void clock(String name, long many) {
        boolean known = next.clocks().stream().anyMatch(rule -> rule.name().equals(name));
        if (!known && !how.ends().contains(name)) {
            var label =
                    former.clocks().stream()
                            .filter(rule -> rule.name().equals(name))
                            .findFirst()
                            .map(ClockRule::label)
                            .orElseGet(() -> Label.of(name));
            add(
                    "“%s”（%s）还有 %d 个在计时，这一版没有这个期限：留着它，或者写进 ends，到此为止"
                            .formatted(label.zhCn(), name, many),
                    "%d of “%s” (%s) still run, and this version has no such clock: keep it, or let it end under ends"
                            .formatted(many, Refusals.english(label), name));
        }
    }

    private void field(String name, long many) {
        var was = declared(former, name);
        if (was == null || how.leaves().contains(name)) {
            return;
        }
        var is = declared(next, name);
        if (is == null) {
            add(
                    "有 %d 件填了“%s”（%s），这一版没有这一栏：留着它，或者写进 leaves，以后只在办理记录里"
                            .formatted(many, was.label().zhCn(), name),
                    "%d have something in “%s” (%s), which this version lacks: keep it, or leave it to the history under leaves"
                            .formatted(many, Refusals.english(was.label()), name));
        } else if (!fits(was, is)) {
            add(
                    "“%s”（%s）有 %d 件填了，这一版换了填法，原来填的放不进去：换一个栏目名，原来的写进 leaves"
                            .formatted(was.label().zhCn(), name, many),
                    "%d have something in “%s” (%s), which this version asks for otherwise: give the new one another name, and the old one to leaves"
                            .formatted(many, Refusals.english(was.label()), name));
        }
    }

    private static @Nullable FieldSpec declared(LifecycleDefinition definition, String name) {
        return definition.kept().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static boolean fits(FieldSpec was, FieldSpec is) {
        boolean many = was.presence() == FieldSpec.Presence.MANY;
        var choices =
                is.choices().stream().map(FieldSpec.Choice::value).collect(Collectors.toSet());
        return was.type() == is.type()
                && many == (is.presence() == FieldSpec.Presence.MANY)
                && was.choices().stream().allMatch(one -> choices.contains(one.value()));
    }

    private void role(String role, long many) {
        if (!next.roles().containsKey(role)) {
            var label = former.roles().getOrDefault(role, Label.of(role));
            add(
                    "有 %d 件是“%s”（%s），这一版没有：请留着".formatted(many, label.zhCn(), role),
                    "%d are “%s” (%s), which this version lacks: keep it"
                            .formatted(many, Refusals.english(label), role));
        }
    }

    /** What the channel's form sealed has to stay sealed, and to be found. */
    private void channel(String channel, long many) {
        if (former.opening().channels().containsKey(channel)
                && !next.opening().channels().containsKey(channel)) {
            add(
                    "有 %d 件来自渠道 %s，这一版没有：请留着".formatted(many, channel),
                    "%d came through the channel %s, which this version lacks: keep it"
                            .formatted(many, channel));
            return;
        }
        var lost = personal(former, channel);
        lost.removeAll(personal(next, channel));
        if (!lost.isEmpty()) {
            var names = String.join(", ", lost);
            add(
                    "渠道 %s 的栏目 %s 里有反映人的信息，这一版也要有，并且写 personal".formatted(channel, names),
                    "fields %s of the channel %s hold what is the reporter's own: this version has to have them, as personal"
                            .formatted(names, channel));
        }
    }

    private static Set<String> personal(LifecycleDefinition definition, String channel) {
        return Openings.form(definition.opening(), channel).fields().stream()
                .filter(FieldSpec::personal)
                .map(FieldSpec::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
