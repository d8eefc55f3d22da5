/** Finding cases by text, within a county and across granted counties, without personal data. */
@ApplicationModule(allowedDependencies = {"tenancy", "work", "identity", "configuration", "cases"})
@NullMarked
package org.bancheng.platform.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
