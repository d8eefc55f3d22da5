package org.bancheng.engine.configuration;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bancheng.engine.configuration.Findings.Place;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What keeps a text from being YAML, in words for people who write it and do not know YAML. The
 * reader has one English sentence for each; what it says is matched here and nowhere shown.
 */
final class Unreadable {

    private static final String WIDE_ZH = "；这一行有全角的“%s”，要用半角的";
    private static final String WIDE_EN =
            "; this line has the full-width %s, it has to be half-width";

    private static final List<Mistake> MISTAKES =
            List.of(
                    here(
                            ".*\\(TAB\\).*",
                            "这里有制表符（Tab）：缩进请改用空格",
                            "there is a tab: indent by spaces"),
                    here(
                            "found character '(.*?)' that cannot start any token.*",
                            "文字不能以 %s 开头：请加引号",
                            "a text cannot begin with %s: quote it"),
                    begun(
                            "could not find expected ':'",
                            "这一行少了冒号：写成“键: 值”，冒号后面空一格",
                            "a colon is missing in this line: write key: value, with a space after the colon"),
                    begun(
                            "found unexpected (end of stream|document separator)",
                            "从这里开始的引号没有收尾：在文字后面补上同样的引号",
                            "the quotation begun here does not end: put the same mark after the text"),
                    here(
                            "mapping values are not allowed here",
                            "这里不该有冒号：缩进没有与上面对齐，或者文字里有冒号加空格而没有加引号",
                            "no colon can stand here: the line is not aligned with those above, or a text with a colon and a space is not quoted"),
                    here(
                            "sequence entries are not allowed here",
                            "列表的“- ”不能接在冒号后面：请另起一行并缩进",
                            "the - of a list cannot follow a colon: begin a new line and indent it"),
                    begun(
                            "expected ',' or '}'.*",
                            "从这里开始的 { 没有收尾，或者里面两项之间少了逗号：补上 } 或逗号",
                            "the { begun here does not end, or a comma is missing between two entries: add } or the comma"),
                    begun(
                            "expected ',' or '\\]'.*",
                            "从这里开始的 [ 没有收尾，或者里面两项之间少了逗号：补上 ] 或逗号",
                            "the [ begun here does not end, or a comma is missing between two entries: add ] or the comma"),
                    here(
                            "expected <block end>, but found '([^<]+)'",
                            "这里多了一个 %s：删去，或者补上与它成对的",
                            "there is a %s too many: delete it, or add the one it belongs to"),
                    here(
                            "expected <block end>, but found '<scalar>'",
                            "这里多出一段文字：缩进要与上面对齐，引号要把整段文字包在里面",
                            "there is a text too many: indentation has to fit, and quotes have to hold the whole text"),
                    here(
                            "expected (<block end>|'<document start>').*",
                            "缩进没有对齐：同一层的各行要从同一列开始",
                            "the indentation does not fit: lines of one level begin in the same column"),
                    here(
                            "expected the node content.*",
                            "这里多了一个标点，或者少了内容：检查括号和逗号",
                            "there is a mark too many or something is missing: check brackets and commas"),
                    here(
                            "(found unknown escape character|expected escape sequence).*",
                            "双引号里的 \\ 有特别的意思：写成 \\\\，或者改用单引号",
                            "in double quotes \\ has a meaning of its own: write \\\\, or use single quotes"),
                    here(
                            "(unexpected character found|expected alphabetic or numeric character).*",
                            "以 * 和 & 开头的文字要加引号",
                            "a text that begins with * or & has to be quoted"),
                    here(
                            "(expected chomping|expected indentation indicator|expected a comment or a line break).*",
                            "| 和 > 后面要换行，文字从下一行写起",
                            "after | and > the text begins in the next line"));

    /**
     * @param reads what the reader says
     * @param begun whether it stands where what is wrong began, which is what has to be mended
     */
    private record Mistake(Pattern reads, boolean begun, String zh, String en) {

        /** Who types Chinese types its marks too: they are letters to the reader. */
        String wide() {
            return reads.pattern().contains("':'")
                    ? "："
                    : reads.pattern().contains("','") ? "，" : "";
        }
    }

    private Unreadable() {}

    private static Mistake here(String reads, String zh, String en) {
        return new Mistake(Pattern.compile(reads, Pattern.DOTALL), false, zh, en);
    }

    private static Mistake begun(String reads, String zh, String en) {
        return new Mistake(Pattern.compile(reads, Pattern.DOTALL), true, zh, en);
    }

    static void tell(String file, String text, YamlEngineException e, Findings findings) {
        switch (e) {
            case ReaderException odd -> control(file, text, odd, findings);
            case MarkedYamlEngineException marked -> tell(file, text, marked, findings);
            default -> other(Place.file(file), findings);
        }
    }

    private static void control(String file, String text, ReaderException odd, Findings findings) {
        var before = text.substring(0, Math.clamp(odd.getPosition(), 0, text.length()));
        var line = before.substring(before.lastIndexOf('\n') + 1);
        var named = "U+%04X".formatted(odd.getCodePoint());
        findings.add(
                new Place(
                        file,
                        (int) before.chars().filter(c -> c == '\n').count() + 1,
                        line.codePointCount(0, line.length()) + 1,
                        ""),
                "有看不见的控制字符 " + named + "：请删去",
                "there is a control character " + named + ": delete it");
    }

    private static void tell(
            String file, String text, MarkedYamlEngineException e, Findings findings) {
        for (var mistake : MISTAKES) {
            var says = mistake.reads().matcher(String.valueOf(e.getProblem()));
            if (says.matches()) {
                var place = place(file, mistake.begun() ? e.getContextMark() : e.getProblemMark());
                var word = says.groupCount() > 0 ? says.group(1) : "";
                findings.add(
                        place,
                        mistake.zh().replace("%s", word) + wide(text, place, mistake, WIDE_ZH),
                        mistake.en().replace("%s", word) + wide(text, place, mistake, WIDE_EN));
                return;
            }
        }
        other(place(file, e.getProblemMark()), findings);
    }

    private static String wide(String text, Place place, Mistake mistake, String says) {
        return text.lines()
                .skip(Math.max(0, place.line() - 1))
                .limit(1)
                .filter(line -> !mistake.wide().isEmpty() && line.contains(mistake.wide()))
                .map(_ -> says.replace("%s", mistake.wide()))
                .findFirst()
                .orElse("");
    }

    private static void other(Place place, Findings findings) {
        findings.add(
                place,
                "这里读不懂：检查这一行和上一行的缩进、冒号、引号、括号",
                "this cannot be read: check indentation, colons, quotes and brackets of this line and the one before");
    }

    private static Place place(String file, Optional<Mark> mark) {
        return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1, ""))
                .orElse(Place.file(file));
    }
}
