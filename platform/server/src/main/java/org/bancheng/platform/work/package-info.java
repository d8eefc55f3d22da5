/**
 * What follows from a commit: the queue of durable work, written in the transaction that causes it.
 */
@ApplicationModule(allowedDependencies = {"tenancy", "trace"})
@NullMarked
package org.bancheng.platform.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
