package org.bancheng.engine.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * How a subject begins.
 *
 * @param by ids of posts, {@code reporter}, {@code system}; of a case the channel decides
 */
public record Opening(
        Label label,
        String basis,
        String to,
        Set<String> by,
        FormSpec form,
        Map<String, Expression> sets,
        List<EffectRule> effects,
        @Nullable Template publicText,
        Map<String, Entrance> channels) {

    /** A channel as the opening sees it. */
    public record Entrance(Label label, Set<String> by, FormSpec form) {}
}
