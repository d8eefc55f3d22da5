package org.bancheng.acceptance;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one test asked the product and was told, so that it is known which rules it comes near. */
final class Overheard {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]+");

    private static volatile @Nullable Overheard listening;

    private final Set<String> paths = ConcurrentHashMap.newKeySet();
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    private Overheard() {}

    /** Of what is said while this runs. */
    static Overheard during(Runnable test) {
        Overheard overheard = new Overheard();
        listening = overheard;
        try {
            test.run();
        } finally {
            listening = null;
        }
        return overheard;
    }

    static void note(String path, String answer) {
        Overheard now = listening;
        if (now != null) {
            now.paths.add(path);
            Matcher name = NAME.matcher(answer);
            while (name.find()) {
                now.names.add(name.group());
            }
        }
    }

    /** Whether it had to do with a county at all. */
    boolean isIn(String county) {
        return paths.stream().anyMatch(path -> path.startsWith("/" + county + "/"));
    }

    /** Whether a test could notice that a rule of a county is gone. */
    boolean isNear(String county, Cut cut) {
        return isIn(county)
                && switch (cut.nearness()) {
                    case ASKED -> asked(cut.subject());
                    case SHOWN -> shown(cut.subject());
                    case TOLD -> paths.contains("/" + county + "/staff");
                    case ANY -> true;
                };
    }

    /** Whether it asked for the action itself. */
    boolean asked(String action) {
        return paths.stream().anyMatch(path -> path.endsWith("/actions/" + action));
    }

    private boolean shown(String name) {
        return names.contains(name) || asked(name);
    }
}
