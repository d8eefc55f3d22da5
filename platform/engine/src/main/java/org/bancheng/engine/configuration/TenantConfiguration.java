package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.document.DocumentTemplate;
import org.bancheng.engine.figure.Figures;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Directory;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.PostScope;
import org.bancheng.engine.lifecycle.State;
import org.bancheng.engine.lifecycle.Transition;
import org.bancheng.engine.lifecycle.UnderWay;
import org.jspecify.annotations.Nullable;

/**
 * A whole folder, checked. Lists are in the order of the files.
 *
 * @param categories flat, each after its parent
 * @param lifecycles by type, compiled
 * @param documents forms and letters by id
 * @param directory what forms are checked against while this configuration is the published one
 * @param figures what the county counts
 * @param transition which of what is under way goes on by this
 */
public record TenantConfiguration(
        Profile profile,
        List<UnitEntry> units,
        List<PostEntry> posts,
        List<PersonEntry> people,
        List<ChannelEntry> channels,
        List<CategoryEntry> categories,
        WorkingCalendar calendar,
        Map<String, Clause> clauses,
        Map<String, Notice> notices,
        Map<String, Lifecycle> lifecycles,
        Map<String, DocumentTemplate> documents,
        Figures figures,
        Directory directory,
        Transition transition) {

    /**
     * @param numberPrefix what case numbers begin with: XT
     * @param demoAccounts whether sign-ins for the people of the folder are made
     */
    public record Profile(
            String id,
            Label name,
            Label province,
            String regionCode,
            String numberPrefix,
            Brand brand,
            Contact contact,
            boolean demoAccounts,
            List<String> plugins,
            List<Domain> domains) {}

    /**
     * @param mark the SVG's text, checked to be harmless
     */
    public record Brand(Label name, Label slogan, String colour, String accent, String mark) {}

    public record Contact(Label office, String phone, Label address, Label hours) {}

    public record Domain(String id, Label label) {}

    /**
     * @param handles whether it is given work orders
     * @param formerly names that it had before
     * @param mergedInto of a unit that is no more: the one that took over its work
     */
    public record UnitEntry(
            String id,
            Label name,
            UnitKind kind,
            @Nullable String parent,
            boolean handles,
            List<String> alsoKnownAs,
            List<String> formerly,
            @Nullable String mergedInto) {

        /** Whether it still is a unit of its own. */
        public boolean stands() {
            return mergedInto == null;
        }
    }

    public enum UnitKind {
        BUREAU,
        OFFICE,
        WINDOW,
        TOWNSHIP,
        ENTERPRISE,
        CENTRE,
        HOTLINE,
        SUPERVISION,
        LEADERSHIP
    }

    /**
     * @param channels the channels an own-channel post takes; empty for the other scopes
     * @param onePerUnit whether a unit has one holder at most
     * @param inEvery kinds of units that each have a holder
     */
    public record PostEntry(
            String id,
            Label label,
            PostFunction function,
            PostScope scope,
            List<String> channels,
            boolean revealsReporter,
            boolean onePerUnit,
            List<UnitKind> inEvery,
            @Nullable String basis) {}

    public enum PostFunction {
        INTAKE,
        DISPATCH,
        HANDLING,
        JUDGING,
        CALLBACK,
        LEAD,
        SUPERVISION,
        WATCH,
        /** Changes the county's configuration. */
        ADMINISTRATION
    }

    public record PersonEntry(String username, String name, List<Held> holds) {}

    public record Held(String post, String unit) {}

    /**
     * @param open taken by the reporter himself, without a post
     */
    public record ChannelEntry(
            String id,
            Label label,
            String kind,
            boolean online,
            boolean open,
            List<String> takenBy,
            String basis) {}

    /**
     * @param unit the matter's owner, or its nearest ancestor's
     */
    public record CategoryEntry(
            String id,
            Label label,
            @Nullable String parent,
            @Nullable String domain,
            @Nullable String unit,
            @Nullable String standardCode) {}

    /** What a notify or remind effect says; placeholders in braces are for the shell. */
    public record Notice(Label title, Label text) {}

    public record Clause(String id, String title, String source, String text) {}

    public Lifecycle lifecycle(String type) {
        var lifecycle = lifecycles.get(type);
        if (lifecycle == null) {
            throw new IllegalArgumentException("no lifecycle " + type);
        }
        return lifecycle;
    }

    /** The same with another transition. */
    public TenantConfiguration carrying(Transition other) {
        return new TenantConfiguration(
                profile,
                units,
                posts,
                people,
                channels,
                categories,
                calendar,
                clauses,
                notices,
                lifecycles,
                documents,
                figures,
                directory,
                other);
    }

    /**
     * @param type whose subjects cannot go on
     */
    public record Obstacle(String type, Label why) {}

    /**
     * Why what is under way by a former version cannot go on by this one, as its transition has it;
     * empty when it can.
     *
     * @param underWay by type
     */
    public List<Obstacle> obstacles(TenantConfiguration former, Map<String, UnderWay> underWay) {
        var obstacles = new ArrayList<Obstacle>();
        for (var type : new TreeMap<>(underWay).entrySet()) {
            var was = former.lifecycle(type.getKey());
            var is = lifecycles.get(type.getKey());
            if (is == null || !is.definition().root().equals(was.definition().root())) {
                long many = type.getValue().many();
                obstacles.add(new Obstacle(type.getKey(), gone(was, many)));
            } else {
                is.obstacles(was, transition.of(type.getKey()), type.getValue())
                        .forEach(why -> obstacles.add(new Obstacle(type.getKey(), why)));
            }
        }
        return obstacles;
    }

    private static Label gone(Lifecycle was, long many) {
        return Label.of(
                "在办的有 %d 份“%s”（%s），这一版没有这个流程，或者它挂在别处：请照旧留着"
                        .formatted(many, was.label().zhCn(), was.type()),
                "%d of “%s” (%s) are under way, and this version has no such lifecycle, or has it elsewhere: keep it as it is"
                        .formatted(many, was.label().in(Locale.ENGLISH), was.type()));
    }

    /**
     * A unit's name for lists and figures, which span the times of several: with the one it had
     * before, or with the unit that took over its work. The id where there is no such unit.
     */
    public Label unitName(String id) {
        return unit(id).map(
                        unit -> {
                            var successor =
                                    Optional.ofNullable(unit.mergedInto()).flatMap(this::unit);
                            if (successor.isPresent()) {
                                return with(
                                        unit.name(), "已并入", "merged into", successor.get().name());
                            }
                            return unit.formerly().isEmpty()
                                    ? unit.name()
                                    : with(
                                            unit.name(),
                                            "原",
                                            "formerly",
                                            Label.of(String.join("、", unit.formerly())));
                        })
                .orElseGet(() -> Label.of(id));
    }

    private Optional<UnitEntry> unit(String id) {
        return units.stream().filter(unit -> unit.id().equals(id)).findFirst();
    }

    private static Label with(Label name, String zh, String en, Label other) {
        return new Label(
                "%s（%s%s）".formatted(name.zhCn(), zh, other.zhCn()),
                null,
                "%s (%s %s)".formatted(name.in(Locale.ENGLISH), en, other.in(Locale.ENGLISH)));
    }

    /** Whether anything in its procedure is ever shown to everybody. */
    public boolean publishes() {
        return lifecycles.values().stream()
                .flatMap(lifecycle -> lifecycle.states().values().stream())
                .anyMatch(state -> state.shown() == State.Shown.TO_EVERYBODY);
    }

    public Optional<ChannelEntry> channel(String id) {
        return channels.stream().filter(channel -> channel.id().equals(id)).findFirst();
    }
}
