/** Who holds what: units, persons and the posts they hold. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.bancheng.platform.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
