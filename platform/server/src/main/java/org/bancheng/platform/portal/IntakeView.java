package org.bancheng.platform.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of one channel, for the person who takes a matter in. */
record IntakeView(
        List<Channel> channels,
        String channel,
        @Nullable ClauseView basis,
        List<FieldView> fields,
        List<ErrorLine> errors) {

    record Channel(String id, String label, String href, boolean current) {}
}
