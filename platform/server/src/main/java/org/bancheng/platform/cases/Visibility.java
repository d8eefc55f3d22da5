package org.bancheng.platform.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.PostEntry;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.Directory;

/**
 * Which cases and entries of registers an actor may see, as part of the query and not of the page.
 *
 * @param county all cases
 * @param units those that these units handle, handled or took in
 * @param windows those of a channel, as far as they were taken in at this unit or by the reporter
 *     himself
 * @param unseen types of subjects of which he may not know, not even that there is one
 * @param registers the types all of whose entries are his to see; what is shown to staff is
 *     everybody's
 */
public record Visibility(
        boolean county,
        Set<String> units,
        List<Window> windows,
        Set<String> unseen,
        Set<String> registers) {
    public record Window(String channel, String unit) {}

    public Visibility {
        units = Set.copyOf(units);
        windows = List.copyOf(windows);
        unseen = Set.copyOf(unseen);
        registers = Set.copyOf(registers);
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
                }
            }
        }
        Set<String> unseen = new HashSet<>();
        configuration.lifecycles().values().stream()
                .filter(lifecycle -> !lifecycle.isSeenBy(actor))
                .forEach(lifecycle -> unseen.add(lifecycle.type()));
        Set<String> registers = new HashSet<>();
        configuration.lifecycles().values().stream()
                .filter(lifecycle -> lifecycle.register().isPresent())
                .filter(lifecycle -> lifecycle.isSeenBy(actor))
                .filter(
                        lifecycle ->
                                lifecycle.concerned().stream().anyMatch(actor.posts()::contains))
                .forEach(lifecycle -> registers.add(lifecycle.type()));
        return new Visibility(county, units, windows, unseen, registers);
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
     * what it binds.
     */
    static final String CONCERNED =
            """
            (c.type <> all(:unseen) and (
             :county and c.type = 'case'
             or c.type = any(:registers)
             or c.intake_unit = any(:units)
             or exists (select 1 from assignment a where a.case_id = c.id and a.unit = any(:units)
                        and a.type <> all(:unseen))
             or exists (select 1 from unnest(:channels::text[], :windows::text[]) as w(channel, unit)
                        where w.channel = c.channel and (c.intake_unit is null or c.intake_unit = w.unit))))
            """;

    /** That the actor may see it, be it only the fields of an entry that is open to all staff. */
    static final String SQL =
            "("
                    + CONCERNED
                    + " or c.type <> 'case' and c.shown is not null and c.type <> all(:unseen))";

    /** What {@link #SQL} binds. */
    Map<String, Object> params() {
        return Map.of(
                "county", county,
                "units", units.toArray(String[]::new),
                "unseen", unseen.toArray(String[]::new),
                "channels", windows.stream().map(Window::channel).toArray(String[]::new),
                "windows", windows.stream().map(Window::unit).toArray(String[]::new),
                "registers", registers.toArray(String[]::new));
    }
}
