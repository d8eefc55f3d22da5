package org.bancheng.platform.cases;

import org.bancheng.engine.lifecycle.Moment;
import org.bancheng.platform.tenancy.TenantId;

/** A clock acted by itself: warned, or breached. Heard in the transaction that does it. */
public record ClockFired(TenantId tenant, Moment moment) {}
