package org.bancheng.platform.configuration;

import org.bancheng.engine.configuration.TenantConfiguration;

/**
 * A configuration in force, and its version: cases keep the version they began with, and follow its
 * calendar.
 *
 * @param calendarVersion the version from which on the calendar has been what it is
 */
public record PublishedConfiguration(
        int version, int calendarVersion, TenantConfiguration configuration) {}
