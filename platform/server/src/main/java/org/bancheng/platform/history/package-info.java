/**
 * What happened to a case: events chained by hash, written in the transaction that changes the
 * case.
 */
@ApplicationModule(allowedDependencies = {"tenancy", "privacy", "work"})
@NullMarked
package org.bancheng.platform.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
