/** Running the installation: onboarding, import, health and the operator's interface. */
@ApplicationModule(
        allowedDependencies = {
            "tenancy",
            "work",
            "history",
            "identity",
            "organisation",
            "configuration",
            "cases",
            "search",
            "gate",
            "trace"
        })
@NullMarked
package org.bancheng.platform.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
