/** Draws a county's procedures: the states of a lifecycle and the actions between them, as SVG. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.bancheng.platform.drawing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
