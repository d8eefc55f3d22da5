package org.bancheng.platform.search;

import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.bancheng.platform.tenancy.InstallationSettings;
import org.bancheng.platform.tenancy.TenantId;
import org.springframework.stereotype.Component;

/** What an installation's indices, aliases, users and roles are called. */
@Component
final class IndexNames {
    private static final Pattern GENERATION = Pattern.compile("[1-9][0-9]{0,8}");
    private final String installation;

    IndexNames(InstallationSettings settings) {
        this.installation = settings.installation();
    }

    /** The alias a county is searched by, and the name of the only user and role that may. */
    String alias(TenantId tenant) {
        return installation + "-" + tenant.value();
    }

    String generation(TenantId tenant, int number) {
        return generations(tenant, Integer.toString(number));
    }

    String allGenerations(TenantId tenant) {
        return generations(tenant, "*");
    }

    /** Which generation of the tenant's an index is; empty when it is none. */
    OptionalInt number(TenantId tenant, String index) {
        String prefix = generations(tenant, "");
        String number = index.startsWith(prefix) ? index.substring(prefix.length()) : "";
        return GENERATION.matcher(number).matches()
                ? OptionalInt.of(Integer.parseInt(number))
                : OptionalInt.empty();
    }

    /**
     * The user that the search across counties runs as. No tenant is called so: ids have no dash.
     */
    String analyst() {
        return installation + "-cross-county";
    }

    String everyCounty() {
        return installation + "-*";
    }

    private String generations(TenantId tenant, String suffix) {
        return alias(tenant) + "-v" + suffix;
    }
}
