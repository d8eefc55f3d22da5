package org.bancheng.platform.configuration;

import org.bancheng.engine.configuration.TenantConfiguration;

/** A configuration in force, and its version: cases keep the version they began with. */
public record PublishedConfiguration(int version, TenantConfiguration configuration) {}
