package org.bancheng.platform.operations;

import java.util.ArrayList;
import java.util.List;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.engine.configuration.TenantConfiguration.Profile;
import org.bancheng.engine.label.Label;
import org.bancheng.platform.configuration.ConfigurationFiles;

/** What the province knows a county by: of its folder this is for operators to change. */
final class OperatorsPart {
    static final Label WHOSE =
            Label.of(
                    "tenant.yaml 的 id、name、number-prefix、demo-accounts 由省级运维人员改",
                    "id, name, number-prefix and demo-accounts in tenant.yaml are for operators to change");

    private OperatorsPart() {}

    /** The keys of it that differ. */
    static List<String> changed(Profile was, Profile is) {
        List<String> changed = new ArrayList<>();
        if (!is.id().equals(was.id())) {
            changed.add("id");
        }
        if (!is.name().equals(was.name())) {
            changed.add("name");
        }
        if (!is.numberPrefix().equals(was.numberPrefix())) {
            changed.add("number-prefix");
        }
        if (is.demoAccounts() != was.demoAccounts()) {
            changed.add("demo-accounts");
        }
        return changed;
    }

    /** Each where the folder says it. */
    static List<Problem> problems(ConfigurationFiles files, Profile was, Profile is) {
        return changed(was, is).stream()
                .map(key -> TenantFile.problem(files, TenantFile.TENANT, key, WHOSE))
                .toList();
    }
}
