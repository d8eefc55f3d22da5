/** Who the reporter is: sealing, blind indexing, masking and revealing of personal data. */
@ApplicationModule(allowedDependencies = "tenancy")
@NullMarked
package org.bancheng.platform.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
