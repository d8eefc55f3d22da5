/**
 * A county's figures: tables of them, each number with the cases behind it, frozen when published.
 */
@ApplicationModule(allowedDependencies = {"cases", "identity", "configuration"})
@NullMarked
package org.bancheng.platform.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
