/** What the server tells its operators of itself in figures: by county, never of a person. */
@ApplicationModule(allowedDependencies = {"tenancy", "work", "cases"})
@NullMarked
package org.bancheng.platform.telemetry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
