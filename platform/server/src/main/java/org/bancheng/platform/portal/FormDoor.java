package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.bancheng.platform.cases.CaseIntake;
import org.bancheng.platform.cases.Filed;
import org.bancheng.platform.cases.Filing;
import org.bancheng.platform.cases.OnceOnly;
import org.bancheng.platform.cases.Upload;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Does what a form asks for, once for each time that the form was shown: sent again, by a double
 * click or by reloading, it leads to the same receipt.
 */
@Component
class FormDoor {
    /** A county's own fields begin with a letter. */
    private static final String KEY = "_once";

    private static final String SHOWN = "once";
    private static final int TRIES = 100;
    private static final long PAUSE_MILLIS = 100;

    private final CaseIntake intake;
    private final OnceOnly onceOnly;

    FormDoor(CaseIntake intake, OnceOnly onceOnly) {
        this.intake = intake;
        this.onceOnly = onceOnly;
    }

    /** Whether the form was filed before cannot be told; the message says what to do. */
    static final class Unclear extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String said;
        private final String key;

        private Unclear(String said, String key) {
            super(said);
            this.said = said;
            this.key = key;
        }

        FormInput in(FormInput input, Wording wording, Model model) {
            model.addAttribute(SHOWN, key);
            return input.refused(Map.of(), List.of(wording.say(said)));
        }
    }

    private record Sent(String channel, Map<String, Object> inputs, List<Upload> uploads) {}

    /** Gives the form that is about to be shown its key. */
    static void show(Model model) {
        if (!model.containsAttribute(SHOWN)) {
            model.addAttribute(SHOWN, fresh());
        }
    }

    /**
     * @throws Unclear when the form has no key, was sent with other content before, or is being
     *     filed for long
     */
    Filed file(HttpServletRequest request, FormInput input, Filing filing) {
        return once(
                request,
                input,
                new Sent(filing.channel(), filing.inputs(), filing.uploads()),
                Filed.class,
                () -> intake.file(filing));
    }

    /**
     * Does once what another form asks for.
     *
     * @param sent what the form says, whereby it is known again
     * @throws Unclear as {@link #file}
     */
    <T> T once(
            HttpServletRequest request,
            FormInput input,
            Object sent,
            Class<T> answer,
            Supplier<T> deed) {
        String key = String.join("", input.of(KEY));
        try {
            return patiently(key, "page:" + request.getSession(true).getId(), sent, answer, deed);
        } catch (OnceOnly.KeyReused | OnceOnly.KeyMissing _) {
            throw new Unclear("form.sent-before", fresh());
        } catch (OnceOnly.StillRunning _) {
            throw new Unclear("form.being-sent", key);
        }
    }

    /** The browser shows the answer to the last of its requests, which so waits for the first. */
    private <T> T patiently(
            String key, String scope, Object sent, Class<T> answer, Supplier<T> deed) {
        for (int left = TRIES; ; left--) {
            try {
                return onceOnly.once(key, scope, sent, answer, deed);
            } catch (OnceOnly.StillRunning running) {
                if (left == 0 || !paused()) {
                    throw running;
                }
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}
