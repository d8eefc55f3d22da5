package org.bancheng.benchmark;

import java.util.Map;
import org.bancheng.benchmark.PlatformJourney.Texts;

/**
 * The six steps through the interface for machines. The handler reads the case before he signs,
 * since its page is where he finds his order.
 */
final class HttpJourney implements Journey {
    private final SignedIn clerk;
    private final SignedIn dispatcher;
    private final SignedIn handler;

    HttpJourney(RunningProduct product) {
        clerk = signedIn(product, "zuoyan");
        dispatcher = signedIn(product, "yanghui");
        handler = signedIn(product, "luochao");
    }

    private static SignedIn signedIn(RunningProduct product, String username) {
        return new SignedIn(
                product.url("/"),
                product.told("Keycloak:  ").replaceAll(" .*", "").replaceAll("/$", "")
                        + "/realms/bancheng-",
                "hengyang",
                username,
                product.told("Password of every demo account:"));
    }

    @Override
    public void one(Laps laps) {
        String[] found = new String[2];
        laps.step(() -> found[0] = clerk.files("hotline", Texts.matter()));
        String matter = found[0];
        laps.step(() -> dispatcher.acts(matter, "assign", Texts.assignment()));
        laps.step(
                () -> {
                    found[1] = handler.reads(matter).at("/assignments/0/id").asString();
                    handler.actsAt(matter, found[1], "sign", Map.of());
                });
        laps.step(() -> handler.actsAt(matter, found[1], "report", Texts.result()));
        laps.step(() -> dispatcher.acts(matter, "callback", Texts.callback()));
        laps.step(() -> dispatcher.acts(matter, "close", Texts.closing()));
    }
}
