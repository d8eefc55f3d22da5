package org.bancheng.engine.configuration;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bancheng.engine.label.Label;

/**
 * Texts of a folder that still say the length that a term had before somebody changed it. What they
 * mean only a person can tell.
 */
public final class LeftoverLengths {

    private static final int MOST = 10;

    private LeftoverLengths() {}

    /**
     * @param before the terms in force
     * @param after as they would be published
     * @param folder as it would be published
     * @return a remark for each place, the first of them; none where no number changed
     */
    public static List<Problem> of(
            List<WrittenTerm> before, List<WrittenTerm> after, Map<String, byte[]> folder) {
        var changed = after.stream().filter(term -> term.was(before) != null).toList();
        var remarks = new ArrayList<Problem>();
        if (changed.isEmpty()) {
            return remarks;
        }
        new TreeMap<>(folder)
                .forEach(
                        (file, content) -> {
                            if (file.endsWith(".yaml") && !file.equals("clauses.yaml")) {
                                var lines =
                                        new String(content, StandardCharsets.UTF_8).split("\n", -1);
                                for (int i = 0; i < lines.length && remarks.size() < MOST; i++) {
                                    read(file, i, lines[i], before, changed, remarks);
                                }
                            }
                        });
        return remarks;
    }

    private static void read(
            String file,
            int line,
            String written,
            List<WrittenTerm> before,
            List<WrittenTerm> changed,
            List<Problem> remarks) {
        var text = written.replaceFirst("(^|\\s)#.*$", "");
        for (var length : WrittenLengths.in(text)) {
            for (var term : changed) {
                boolean old =
                        String.valueOf(length.amount()).equals(term.was(before))
                                && length.hours() == term.unit().equals("hours");
                if (old) {
                    remarks.add(remark(file, line, text.indexOf(length.text()), length, term));
                    return;
                }
            }
        }
    }

    private static Problem remark(
            String file, int line, int at, WrittenLengths.Written length, WrittenTerm term) {
        return new Problem(
                file,
                line + 1,
                Math.max(0, at) + 1,
                "",
                Label.of(
                        "这里还写着“%s”，而“%s”已经改成 %s：说的若是它，请一起改"
                                .formatted(length.text(), term.label().zhCn(), term.written()),
                        "this still says “%s”, and “%s” is %s now: if it speaks of that, change it too"
                                .formatted(
                                        length.text(),
                                        term.label().in(Locale.ENGLISH),
                                        term.written())),
                List.of(),
                null);
    }
}
