package org.bancheng.platform.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of one channel, for the person who takes a matter in.
 *
 * @param likely cases that may be the same matter; null before anybody looked for them
 */
record IntakeView(
        List<Channel> channels,
        String channel,
        @Nullable ClauseView basis,
        List<FieldView> fields,
        List<ErrorLine> errors,
        @Nullable List<Likely> likely) {

    record Channel(String id, String label, String href, boolean current) {}
}
