package org.bancheng.platform.portal;

import org.jspecify.annotations.Nullable;

/**
 * A case in a list.
 *
 * @param reporter masked
 * @param unit the responsible unit; null while there is none
 * @param lamp of the nearest deadline that runs; null when none does
 */
record CaseRow(
        String number,
        String href,
        String subject,
        String reporter,
        @Nullable String category,
        @Nullable String unit,
        @Nullable String unitSmall,
        String state,
        String channel,
        String receivedAt,
        @Nullable LampView lamp,
        @Nullable String due) {}
