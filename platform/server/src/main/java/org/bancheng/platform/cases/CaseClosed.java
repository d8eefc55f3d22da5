package org.bancheng.platform.cases;

import org.bancheng.platform.tenancy.TenantId;

/** A case ended; one that is reopened may end once more. Heard in the transaction that does it. */
public record CaseClosed(TenantId tenant) {}
