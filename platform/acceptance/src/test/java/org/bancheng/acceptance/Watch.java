package org.bancheng.acceptance;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import java.util.ArrayList;
import java.util.List;

/** What the browser complains of: failed scripts, files that did not come, refused content. */
final class Watch {
    private final List<String> complaints = new ArrayList<>();

    Watch(BrowserContext context) {
        context.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        complaints.add(said(message));
                    }
                });
        context.onWebError(error -> complaints.add("script failed: " + error.error()));
    }

    /** What was complained of since the last time this was asked. */
    List<String> taken() {
        List<String> taken = List.copyOf(complaints);
        complaints.clear();
        return taken;
    }

    private static String said(ConsoleMessage message) {
        return message.text() + " (" + message.location() + ")";
    }
}
