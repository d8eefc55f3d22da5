package org.bancheng.platform.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What operators see first.
 *
 * @param broken those of the counties that are quarantined
 * @param jobs the latest first
 */
record PlatformView(List<County> counties, List<County> broken, List<Job> jobs) {

    /**
     * @param href its first page; null while nobody can open it
     * @param tone of its state: red, yellow, green or act
     * @param reason why it is quarantined or suspended
     */
    record County(
            String id,
            String name,
            @Nullable String href,
            String state,
            String tone,
            @Nullable String reason,
            @Nullable String version,
            @Nullable String exportedAt,
            @Nullable Job lastJob) {}

    /**
     * @param remark what it waits for or failed of, else how far it is
     */
    record Job(
            String county,
            String kind,
            String state,
            String tone,
            String at,
            @Nullable String remark) {}
}
