package org.bancheng.platform.cases;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bancheng.engine.lifecycle.Actor;
import org.jspecify.annotations.Nullable;

/**
 * An action on a case or on one of its assignments.
 *
 * @param assignmentId null for an action on the case itself
 * @param expectedVersion the version that the actor has seen; null acts on whatever there is
 */
public record Step(
        UUID caseId,
        @Nullable UUID assignmentId,
        String action,
        Map<String, Object> inputs,
        List<Upload> uploads,
        Actor actor,
        @Nullable Long expectedVersion) {}
