/** The cases: intake, assignments, clocks, actions, attachments and ratings. */
@ApplicationModule(
        allowedDependencies = {
            "tenancy",
            "work",
            "history",
            "privacy",
            "identity",
            "configuration"
        })
@NullMarked
package org.bancheng.platform.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
