package org.bancheng.platform.cases;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bancheng.engine.lifecycle.Refusal;
import org.bancheng.platform.tenancy.BoundTenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What cannot be done before a county mends its configuration is logged, each thing once. */
final class BrokenRules {
    private static final Logger log = LoggerFactory.getLogger(BrokenRules.class);

    /** Nobody reads more, and they are kept as long as the server runs. */
    private static final int MOST = 1_000;

    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private BrokenRules() {}

    static void tell(Refusal refusal) {
        if (refusal.code() != Refusal.Code.MISCONFIGURED || TOLD.size() >= MOST) {
            return;
        }
        String county = BoundTenant.get().id().value();
        String what = refusal.message().in(Locale.ENGLISH);
        if (TOLD.add(county + " " + what)) {
            log.warn("the configuration of {} needs mending: {}", county, what);
        }
    }
}
