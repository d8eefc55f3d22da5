package org.bancheng.platform.cases;

import java.util.List;
import java.util.Map;
import org.bancheng.engine.lifecycle.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A matter brought to one of the county's channels.
 *
 * @param inputs by field of the channel's form
 * @param intakeUnit the unit of the post that takes it in; null when the reporter files it himself
 * @param externalRef names the matter in the system it comes from, so that it is filed once; null
 *     if it comes from none
 */
public record Filing(
        String channel,
        Map<String, Object> inputs,
        List<Upload> uploads,
        Actor actor,
        @Nullable String intakeUnit,
        @Nullable String externalRef) {}
