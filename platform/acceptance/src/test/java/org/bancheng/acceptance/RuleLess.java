package org.bancheng.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A county's folder without one of its rules: a condition that always holds, a term that is a day
 * longer, a time within which that is no more.
 *
 * @param basis the clause that the rule rests on
 * @param line from 1
 * @param was the line as shipped
 */
record RuleLess(String file, int line, String basis, String was, Map<String, String> folder) {
    private static final Pattern CONDITION = Pattern.compile("that: \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern DAYS =
            Pattern.compile("(working-days|calendar-days|hours): (\\d+)");
    private static final Pattern WITHIN = Pattern.compile("^\\s+within: \\S+.*");
    private static final Pattern BASIS = Pattern.compile("^\\s+basis: (\\S+).*");

    static List<RuleLess> all(Map<String, String> shipped) {
        List<RuleLess> all = new ArrayList<>();
        shipped.forEach(
                (file, content) -> {
                    if (file.startsWith("lifecycles/")) {
                        of(file, EveryRuleTest.text(content), shipped, all);
                    }
                });
        return all;
    }

    private static void of(
            String file, String text, Map<String, String> shipped, List<RuleLess> all) {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher condition = CONDITION.matcher(line);
            if (condition.find()) {
                add(file, lines, i, condition.replaceFirst("that: \"true\""), shipped, all);
            }
            Matcher days = DAYS.matcher(line);
            while (days.find()) {
                String longer =
                        line.substring(0, days.start(2))
                                + (Integer.parseInt(days.group(2)) + 1)
                                + line.substring(days.end(2));
                add(file, lines, i, longer, shipped, all);
            }
            if (WITHIN.matcher(line).matches()) {
                add(file, lines, i, null, shipped, all);
            }
        }
    }

    private static void add(
            String file,
            List<String> lines,
            int at,
            @org.jspecify.annotations.Nullable String instead,
            Map<String, String> shipped,
            List<RuleLess> all) {
        List<String> changed = new ArrayList<>(lines);
        if (instead == null) {
            changed.remove(at);
            if (changed.get(at).strip().startsWith("within-otherwise:")) {
                changed.remove(at);
            }
        } else {
            changed.set(at, instead);
        }
        Map<String, String> folder = new TreeMap<>(shipped);
        folder.put(
                file,
                Base64.getEncoder()
                        .encodeToString(
                                String.join("\n", changed).getBytes(StandardCharsets.UTF_8)));
        all.add(new RuleLess(file, at + 1, basis(lines, at), lines.get(at).strip(), folder));
    }

    /** Of the action or clock that the line belongs to. */
    private static String basis(List<String> lines, int at) {
        for (int i = at; i >= 0; i--) {
            Matcher basis = BASIS.matcher(lines.get(i));
            if (basis.matches()) {
                return basis.group(1);
            }
        }
        return "";
    }

    @Override
    public String toString() {
        return file + ":" + line + " " + was;
    }
}
