package org.bancheng.platform.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.PostEntry;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.Directory;
import org.bancheng.engine.lifecycle.Holding;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.PostScope;
import org.bancheng.engine.lifecycle.State;

/**
 * Which cases and entries of registers an actor may see, as part of the query and not of the page.
 *
 * @param county all cases
 * @param units those that these units handle, handled or took in
 * @param windows those of a channel, as far as they were taken in at this unit or by the reporter
 *     himself
 * @param unseen types of subjects of which he may not know, not even that there is one
 * @param registers as {@code type.state}, in which states the entries of a register are his to see;
 *     what is shown to staff is everybody's
 * @param entered as {@code type.unit}, the entries that are his since he may make such for the unit
 * @param inviting as {@code type.state}, in which states what hangs on a case is an invitation to
 *     its unit, which does not open the case
 */
public record Visibility(
        boolean county,
        Set<String> units,
        List<Window> windows,
        Set<String> unseen,
        Set<String> registers,
        Set<String> entered,
        Set<String> inviting) {
    public record Window(String channel, String unit) {}

    public Visibility {
        units = Set.copyOf(units);
        windows = List.copyOf(windows);
        unseen = Set.copyOf(unseen);
        registers = Set.copyOf(registers);
        entered = Set.copyOf(entered);
        inviting = Set.copyOf(inviting);
    }

    /** Nothing is kept from it. */
    public static Visibility everything(TenantConfiguration configuration) {
        Set<String> registers = new HashSet<>();
        registers(configuration)
                .forEach(one -> one.states().keySet().forEach(s -> registers.add(in(one, s))));
        return new Visibility(true, Set.of(), List.of(), Set.of(), registers, Set.of(), Set.of());
    }

    private static Stream<Lifecycle> registers(TenantConfiguration configuration) {
        return configuration.lifecycles().values().stream()
                .filter(lifecycle -> lifecycle.register().isPresent());
    }

    private static String in(Lifecycle lifecycle, String where) {
        return lifecycle.type() + "." + where;
    }

    /** A post that the configuration no longer knows opens nothing. */
    public static Visibility of(Actor actor, TenantConfiguration configuration) {
        boolean county = false;
        Set<String> units = new HashSet<>();
        List<Window> windows = new ArrayList<>();
        for (var holding : actor.holdings()) {
            for (PostEntry post : configuration.posts()) {
                if (!post.id().equals(holding.post())) {
                    continue;
                }
                switch (post.scope()) {
                    case COUNTY -> county = true;
                    case OWN_UNIT -> units.addAll(standsFor(holding.unit(), configuration));
                    case OWN_CHANNEL ->
                            post.channels()
                                    .forEach(c -> windows.add(new Window(c, holding.unit())));
                    case NONE -> {}
                }
            }
        }
        Set<String> unseen = new HashSet<>();
        configuration.lifecycles().values().stream()
                .filter(lifecycle -> !lifecycle.isSeenBy(actor))
                .forEach(lifecycle -> unseen.add(lifecycle.type()));
        Set<String> registers = new HashSet<>();
        Set<String> entered = new HashSet<>();
        registers(configuration)
                .filter(lifecycle -> lifecycle.isSeenBy(actor))
                .forEach(
                        lifecycle ->
                                actor.holdings()
                                        .forEach(
                                                held ->
                                                        add(
                                                                lifecycle,
                                                                held,
                                                                configuration,
                                                                registers,
                                                                entered)));
        return new Visibility(
                county, units, windows, unseen, registers, entered, inviting(configuration));
    }

    /** Whoever makes entries for the county sees all of them; for a unit, that unit's. */
    private static void add(
            Lifecycle lifecycle,
            Holding held,
            TenantConfiguration configuration,
            Set<String> registers,
            Set<String> entered) {
        Set<String> states = lifecycle.turns(held.post());
        if (lifecycle.definition().opening().by().contains(held.post())) {
            standsFor(held.unit(), configuration).forEach(unit -> entered.add(in(lifecycle, unit)));
            boolean forAll =
                    configuration.posts().stream()
                            .anyMatch(
                                    post ->
                                            post.id().equals(held.post())
                                                    && post.scope() == PostScope.COUNTY);
            states = forAll ? lifecycle.states().keySet() : states;
        }
        states.forEach(state -> registers.add(in(lifecycle, state)));
    }

    private static Set<String> inviting(TenantConfiguration configuration) {
        Set<String> inviting = new HashSet<>();
        configuration
                .lifecycles()
                .values()
                .forEach(
                        lifecycle ->
                                lifecycle.states().values().stream()
                                        .filter(State::invites)
                                        .forEach(state -> inviting.add(in(lifecycle, state.id()))));
        return inviting;
    }

    /** The unit with those whose work it took over. */
    static Set<String> standsFor(String unit, TenantConfiguration configuration) {
        Directory directory = configuration.directory();
        Set<String> units = new HashSet<>(Set.of(unit));
        directory.successors().keySet().stream()
                .filter(former -> directory.standing(former).equals(unit))
                .forEach(units::add);
        return units;
    }

    /**
     * That the actor has to do with {@code case_file c} and sees all of it; {@link #params} are
     * what it binds. What opens nothing to him is not asked, since the database would go through
     * all rows for it.
     */
    String concerned() {
        List<String> ways = new ArrayList<>();
        if (county) {
            ways.add("c.type = 'case'");
        }
        if (!registers.isEmpty()) {
            ways.add("c.type || '.' || c.state = any(:registers)");
        }
        if (!entered.isEmpty()) {
            ways.add("coalesce(c.type || '.' || c.intake_unit = any(:entered), false)");
        }
        ways.addAll(byUnit());
        return seen("(" + anyOf(ways) + ")");
    }

    /** As {@link #concerned}, of what is known to be a case. */
    String concernedByCase() {
        if (unseen.contains(Docket.CASE)) {
            return "false";
        }
        return county ? "true" : "(" + anyOf(byUnit()) + ")";
    }

    /**
     * Of what hangs on cases, that of his units; all of it for those who see all cases.
     *
     * @param assignment alias of its table
     */
    String ownOf(String assignment) {
        return county ? "true" : assignment + ".unit = any(:units)";
    }

    /** Types that never invite are told apart first: of those an index says all that is asked. */
    private List<String> byUnit() {
        List<String> ways = new ArrayList<>();
        if (!units.isEmpty()) {
            ways.add("coalesce(c.intake_unit = any(:units), false)");
            ways.add(
                    """
                    exists (select 1 from assignment a where a.case_id = c.id and a.unit = any(:units)
                            and a.type <> all(:unseen) and a.type <> all(:inviters))
                    """);
            if (!inviting.isEmpty()) {
                ways.add(
                        """
                        exists (select 1 from assignment a where a.case_id = c.id and a.unit = any(:units)
                                and a.type <> all(:unseen) and a.type = any(:inviters)
                                and a.type || '.' || a.state <> all(:inviting))
                        """);
            }
        }
        if (!windows.isEmpty()) {
            ways.add(
                    """
                    exists (select 1 from unnest(:channels::text[], :windows::text[]) as w(channel, unit)
                            where w.channel = c.channel and (c.intake_unit is null or c.intake_unit = w.unit))
                    """);
        }
        return ways;
    }

    private static String anyOf(List<String> ways) {
        return ways.isEmpty() ? "false" : String.join(" or ", ways);
    }

    private String seen(String condition) {
        return unseen.isEmpty() ? condition : "(c.type <> all(:unseen) and " + condition + ")";
    }

    /** That the actor may see it, be it only the fields of an entry that is open to all staff. */
    String sql() {
        return "(" + concerned() + " or " + seen("c.type <> 'case' and c.shown is not null") + ")";
    }

    /**
     * That a unit of his is asked to take part, and sees no more of it yet than what it is about.
     */
    String invited() {
        return units.isEmpty()
                ? "false"
                : seen(
                        """
                        exists (select 1 from assignment a where a.case_id = c.id and a.unit = any(:units)
                                and a.type <> all(:unseen) and a.type || '.' || a.state = any(:inviting))
                        """);
    }

    /** What these conditions bind. */
    Map<String, Object> params() {
        return Map.of(
                "units", units.toArray(String[]::new),
                "unseen", unseen.toArray(String[]::new),
                "channels", windows.stream().map(Window::channel).toArray(String[]::new),
                "windows", windows.stream().map(Window::unit).toArray(String[]::new),
                "registers", registers.toArray(String[]::new),
                "entered", entered.toArray(String[]::new),
                "inviting", inviting.toArray(String[]::new),
                "inviters",
                        inviting.stream()
                                .map(one -> one.substring(0, one.indexOf('.')))
                                .distinct()
                                .toArray(String[]::new));
    }
}
