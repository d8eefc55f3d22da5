package org.bancheng.platform.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as its reporter sees it.
 *
 * @param saying one sentence on where it stands
 * @param due the deadline that concerns him; null when none runs
 * @param offers what he may do now, without the rating
 * @param rating the rating's form; null when it is not the time for it
 */
record TrackView(
        String number,
        String subject,
        String state,
        @Nullable String saying,
        @Nullable Due due,
        List<Step> steps,
        List<Entry> timeline,
        List<Fact> facts,
        List<FileView> files,
        List<OfferView> offers,
        @Nullable OfferView rating) {

    record Due(LampView lamp, String due, boolean provisional, @Nullable ClauseView clause) {}

    /**
     * @param stage done, current or todo
     */
    record Step(String label, String stage, @Nullable String small) {}

    record Entry(String title, @Nullable String said, String at) {}

    record Fact(String label, String value) {}
}
