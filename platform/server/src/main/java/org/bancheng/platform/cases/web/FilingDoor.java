package org.bancheng.platform.cases.web;

import java.util.Objects;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.platform.cases.CaseIntake;
import org.bancheng.platform.cases.Filed;
import org.bancheng.platform.cases.Filing;
import org.bancheng.platform.cases.OnceOnly;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files what a caller sends, once for each key of his. */
@Component
class FilingDoor {
    private final CaseIntake intake;
    private final OnceOnly onceOnly;

    FilingDoor(CaseIntake intake, OnceOnly onceOnly) {
        this.intake = intake;
        this.onceOnly = onceOnly;
    }

    /**
     * @param key the caller's Idempotency-Key; without one each call files
     * @param caller whose key it is
     * @param unit that takes the matter in; null for the channel's own
     */
    CaseJson.FiledOut file(
            String key,
            String caller,
            CaseJson.FileCase request,
            Actor actor,
            @Nullable String unit) {
        return onceOnly.once(
                key,
                caller,
                request,
                CaseJson.FiledOut.class,
                () -> {
                    Filed made =
                            intake.file(
                                    new Filing(
                                            Objects.requireNonNullElse(request.channel(), ""),
                                            request.given(),
                                            request.uploads(),
                                            actor,
                                            unit,
                                            null));
                    return new CaseJson.FiledOut(made.id(), made.number(), made.secret());
                });
    }
}
