/** How a county works: its checked, published and versioned configuration. */
@ApplicationModule(allowedDependencies = "tenancy")
@NullMarked
package org.bancheng.platform.configuration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
