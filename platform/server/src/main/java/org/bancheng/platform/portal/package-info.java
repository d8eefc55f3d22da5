/** The pages people see, in their county's brand. */
@ApplicationModule(
        allowedDependencies = {
            "tenancy",
            "identity",
            "configuration",
            "cases",
            "documents",
            "figures",
            "search",
            "drawing",
            "operations",
            "trace"
        })
@NullMarked
package org.bancheng.platform.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
