/**
 * Which county this is: the registry of tenants, the binding of one for a block, and every database
 * connection.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.bancheng.platform.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
