/** Who is acting: realms, sign-in, tokens, and the actor behind each request. */
@ApplicationModule(allowedDependencies = {"tenancy", "privacy", "organisation", "trace"})
@NullMarked
package org.bancheng.platform.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
