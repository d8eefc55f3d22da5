package org.bancheng.platform.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.UnitEntry;
import org.bancheng.engine.label.Label;
import org.bancheng.platform.cases.Caseload;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.springframework.stereotype.Component;

/** Open work that a change of the units would leave with nobody. */
@Component
class Orphans {
    private final Caseload caseload;

    Orphans(Caseload caseload) {
        this.caseload = caseload;
    }

    /** Units with open work that the folder no longer lists, each with how much it is. */
    List<Problem> of(Tenant tenant, ConfigurationFiles files, TenantConfiguration next) {
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
        return problems;
    }

    private static Label message(String unit, long cases) {
        return Label.of(
                "单位 %s 还有 %d 件在办事项，不能去掉；撤并的请保留这一条，写明 merged-into 并入哪个单位".formatted(unit, cases),
                "unit %s still has %d open cases and cannot be left out; keep it with merged-into and the unit that takes over"
                        .formatted(unit, cases));
    }
}
