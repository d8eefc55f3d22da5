package org.bancheng.platform.operations;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bancheng.engine.label.Label;
import org.bancheng.platform.cases.Transitions;

/** A file {@code transition.yaml} for somebody to go on with. */
final class TransitionText {
    private static final Pattern VERSIONS = Pattern.compile("(?m)^versions: *\\[[^\\]\\n]*\\]");

    private TransitionText() {}

    /**
     * A file as somebody wrote it, with other versions and nothing else changed.
     *
     * @throws DraftRefused when it does not list them in one line
     */
    static String with(String text, Collection<Integer> versions) {
        Matcher line = VERSIONS.matcher(text);
        if (!line.find()) {
            throw new DraftRefused(
                    Label.of(
                            "transition.yaml 已经写了，versions 又不是一行 [1, 2] 的写法：请在文件里改",
                            "transition.yaml is written already, and not with its versions in one line such as [1, 2]: change them in the file"));
        }
        return line.replaceFirst("versions: " + new TreeSet<>(versions));
    }

    /**
     * @param rows what is under way; a state that the next version lacks stands there as itself, to
     *     be changed
     */
    static String of(Collection<Integer> versions, List<Transitions.Row> rows) {
        StringBuilder text = new StringBuilder();
        text.append("# 过渡安排：列出的版本开始的在办事项，发布时转到这一版；期限照已经走的接着算。没有列出的照原来的版本办完\n");
        text.append("versions: ").append(new TreeSet<>(versions)).append('\n');
        TreeMap<String, List<Transitions.Row>> open =
                rows.stream()
                        .filter(row -> row.to() == null)
                        .collect(
                                Collectors.groupingBy(
                                        Transitions.Row::type, TreeMap::new, Collectors.toList()));
        if (!open.isEmpty()) {
            text.append("types:\n");
        }
        open.forEach(
                (type, states) -> {
                    text.append("  ").append(type).append(":\n    states:\n");
                    states.stream()
                            .collect(
                                    Collectors.toMap(
                                            Transitions.Row::from,
                                            row -> row,
                                            (a, b) -> a,
                                            TreeMap::new))
                            .forEach(
                                    (state, row) ->
                                            text.append(
                                                    "      %s: %s # 原来是“%s”，这一版没有：冒号后面改成这一版的状态\n"
                                                            .formatted(
                                                                    state,
                                                                    state,
                                                                    row.fromLabel().zhCn())));
                });
        return text.toString();
    }
}
