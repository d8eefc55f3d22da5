/** Which request or piece of work a line of the log belongs to, and what no line may hold. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.bancheng.platform.trace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
