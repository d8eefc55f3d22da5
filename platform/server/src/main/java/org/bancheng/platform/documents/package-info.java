/** A county's forms and letters about a case, as Word, PDF and HTML from the same data. */
@ApplicationModule(allowedDependencies = {"cases", "identity", "figures"})
@NullMarked
package org.bancheng.platform.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
