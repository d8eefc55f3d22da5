package org.bancheng.engine.configuration;

import java.util.Set;
import java.util.TreeSet;
import org.bancheng.engine.lifecycle.Template;

/** What a notice may speak of. */
final class NoticePlaces {

    private static final Set<String> ALLOWED = Set.of("number", "subject", "unit", "reason", "due");

    private NoticePlaces() {}

    static void check(Item notice, Findings findings) {
        for (var key : Set.of("title", "text")) {
            var item = notice.at(key);
            for (var place : new Template(item.label()).places()) {
                if (!ALLOWED.contains(place)) {
                    findings.add(
                            item.place(),
                            "提醒里不能引用 {" + place + "}",
                            "a notice cannot refer to {" + place + "}",
                            place,
                            new TreeSet<>(ALLOWED));
                }
            }
        }
    }
}
