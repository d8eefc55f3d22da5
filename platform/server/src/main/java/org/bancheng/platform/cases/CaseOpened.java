package org.bancheng.platform.cases;

import org.bancheng.platform.tenancy.TenantId;

/** A matter was taken in. Heard in the transaction that does it. */
public record CaseOpened(TenantId tenant) {}
