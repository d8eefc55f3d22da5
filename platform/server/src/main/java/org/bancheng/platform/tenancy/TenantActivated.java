package org.bancheng.platform.tenancy;

/** A county may be used from now on. Published at every start for those that may already. */
public record TenantActivated(Tenant tenant) {}
