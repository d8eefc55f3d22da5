package org.bancheng.platform.portal;

import java.time.Clock;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Makes the wording of one page at one moment. */
@Component
class Wordings {
    private final MessageSource messages;
    private final Clock clock;

    Wordings(MessageSource messages, Clock businessClock) {
        this.messages = messages;
        this.clock = businessClock;
    }

    Wording current() {
        return in(LocaleContextHolder.getLocale());
    }

    Wording in(Locale locale) {
        return new Wording(messages, locale, clock.instant());
    }
}
