package org.bancheng.platform.configuration;

import org.bancheng.platform.tenancy.TenantId;

/**
 * A county's working days are others than before. Heard in the transaction that publishes them.
 *
 * @param version the configuration from which on they are in force
 */
public record CalendarPublished(TenantId tenant, int version) {}
