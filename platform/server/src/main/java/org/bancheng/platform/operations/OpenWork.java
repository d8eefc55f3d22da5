package org.bancheng.platform.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.UnitEntry;
import org.bancheng.engine.label.Label;
import org.bancheng.platform.cases.Caseload;
import org.bancheng.platform.cases.Transitions;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.springframework.stereotype.Component;

/** Open work that a publication would leave with nobody, or could not take along. */
@Component
class OpenWork {
    private final Caseload caseload;
    private final Transitions transitions;
    private final Configurations configurations;

    OpenWork(Caseload caseload, Transitions transitions, Configurations configurations) {
        this.configurations = configurations;
        this.caseload = caseload;
        this.transitions = transitions;
    }

    /**
     * Units with open work that the folder no longer lists, each with how much it is; and why what
     * its transition carries over cannot go on as it says. A transition that was published before
     * carried over what it could, and what it left behind is in nobody's way.
     */
    List<Problem> leftBehind(Tenant tenant, ConfigurationFiles files, TenantConfiguration next) {
        Map<String, Long> open = BoundTenant.call(tenant, caseload::openByUnit);
        Set<String> listed = next.units().stream().map(UnitEntry::id).collect(Collectors.toSet());
        List<Problem> problems = new ArrayList<>();
        open.forEach(
                (unit, cases) -> {
                    if (!listed.contains(unit)) {
                        problems.add(
                                TenantFile.problem(
                                        files, TenantFile.UNITS, "units", message(unit, cases)));
                    }
                });
        byte[] transition = files.folder().get(TenantFile.TRANSITION);
        BoundTenant.run(
                tenant,
                () -> {
                    if (transition != null
                            && !configurations.wasPublished(TenantFile.TRANSITION, transition)) {
                        transitions
                                .review(next)
                                .obstacles()
                                .forEach(obstacle -> problems.add(problem(files, obstacle)));
                    }
                });
        return problems;
    }

    /** As {@link #leftBehind}, of a county where nothing is in force yet. */
    static List<Problem> leftBehindAtFirst(ConfigurationFiles files, TenantConfiguration next) {
        return next.transition().versions().isEmpty()
                ? List.of()
                : List.of(
                        TenantFile.problem(
                                files,
                                TenantFile.TRANSITION,
                                "versions",
                                Label.of(
                                        "新的县区还没有在办事项，用不着过渡安排：请去掉 transition.yaml",
                                        "a new county has nothing under way to be carried over: take transition.yaml out")));
    }

    private static Problem problem(ConfigurationFiles files, Transitions.Obstacle obstacle) {
        return TenantFile.problem(
                files,
                TenantFile.TRANSITION,
                obstacle.type() == null ? "versions" : "types." + obstacle.type(),
                Label.of(
                        "第 %d 版的在办事项转不过来：%s".formatted(obstacle.version(), obstacle.why().zhCn()),
                        "what is under way by version %d cannot be carried over: %s"
                                .formatted(obstacle.version(), obstacle.why().in(Locale.ENGLISH))));
    }

    private static Label message(String unit, long cases) {
        return Label.of(
                "单位 %s 还有 %d 件在办事项，不能去掉；撤并的请保留这一条，写明 merged-into 并入哪个单位".formatted(unit, cases),
                "unit %s still has %d open cases and cannot be left out; keep it with merged-into and the unit that takes over"
                        .formatted(unit, cases));
    }
}
