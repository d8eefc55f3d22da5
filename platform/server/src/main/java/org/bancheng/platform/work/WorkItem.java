package org.bancheng.platform.work;

import java.time.Instant;

public record WorkItem(
        long id, String kind, String ref, Instant dueAt, int attempt, String lease) {}
