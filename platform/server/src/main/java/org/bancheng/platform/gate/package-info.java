/** What no request may bring in, whoever reads it, and how a refused call of the API is told. */
@ApplicationModule(allowedDependencies = {"tenancy", "trace"})
@NullMarked
package org.bancheng.platform.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
