package org.bancheng.engine.configuration;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import org.bancheng.engine.configuration.Findings.Place;
import org.bancheng.engine.lifecycle.VisibleText;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Bytes to a tree with places. Anchors, aliases and tags are refused: nothing a county has to say
 * needs them, and they are how small files grow large.
 */
final class YamlText {

    private static final int DEEPEST = 20;

    private final String file;
    private final Findings findings;

    private YamlText(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** One buffer for the whole text: the reader trips over a rare character split between two. */
    private LoadSettings settings(String text) {
        return LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setBufferSize(text.length() + 16)
                .build();
    }

    /** Empty, with the reason among the findings, when the text cannot be read. */
    static Optional<Item> read(String file, byte[] bytes, Findings findings) {
        return new YamlText(file, findings).read(bytes);
    }

    /** The file as text; empty, with the reason among the findings, when it is not UTF-8. */
    static Optional<String> decode(String file, byte[] bytes, Findings findings) {
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            findings.add(Place.file(file), "文件不是 UTF-8 编码，请另存为 UTF-8", "the file is not UTF-8");
            return Optional.empty();
        }
    }

    private Optional<Item> read(byte[] bytes) {
        var text = decode(file, bytes, findings);
        if (text.isEmpty() || !harmless(text.get())) {
            return Optional.empty();
        }
        try {
            var root = new Compose(settings(text.get())).composeString(text.get());
            if (root.isEmpty()) {
                findings.add(Place.file(file), "文件是空的", "the file is empty");
                return Optional.empty();
            }
            return unambiguous(root.get())
                    ? Optional.of(new Item(file, "", root.get()))
                    : Optional.empty();
        } catch (YamlEngineException e) {
            Unreadable.tell(file, text.get(), e, findings);
            return Optional.empty();
        }
    }

    private boolean harmless(String text) {
        int depth = 0;
        int documents = 0;
        try {
            for (var event : new Parse(settings(text)).parseString(text)) {
                depth += event instanceof CollectionStartEvent ? 1 : 0;
                depth -= event instanceof CollectionEndEvent ? 1 : 0;
                documents += event instanceof DocumentStartEvent ? 1 : 0;
                if (depth > DEEPEST) {
                    return refuse(
                            event,
                            "嵌套超过 " + DEEPEST + " 层",
                            "nested more than " + DEEPEST + " deep");
                }
                if (documents > 1) {
                    return refuse(event, "一个文件只能有一个文档", "one document per file");
                }
                if (event instanceof AliasEvent
                        || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
                    return refuse(event, "不能用锚点（&）和别名（*），请把内容写出来", "no anchors and aliases");
                }
                if (tagged(event)) {
                    return refuse(event, "不能用标签（!）；含有 ! 的文字请加引号", "no tags; quote a text with !");
                }
            }
            return true;
        } catch (YamlEngineException e) {
            Unreadable.tell(file, text, e, findings);
            return false;
        }
    }

    private static boolean tagged(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getTag().isPresent();
            case CollectionStartEvent collection -> collection.getTag().isPresent();
            default -> false;
        };
    }

    private boolean refuse(Event event, String zh, String en) {
        findings.add(place(event.getStartMark()), zh, en);
        return false;
    }

    private boolean unambiguous(Node node) {
        return switch (node) {
            case MappingNode map -> {
                var keys = new HashSet<String>();
                boolean fine = true;
                for (var tuple : map.getValue()) {
                    fine &= unambiguous(tuple.getKeyNode());
                    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                        findings.add(
                                place(tuple.getKeyNode().getStartMark()), "键应是文字", "a key is text");
                        fine = false;
                    } else if (!keys.add(key.getValue())) {
                        findings.add(
                                place(key.getStartMark()),
                                "键 " + key.getValue() + " 写了两次：留一个",
                                "the key " + key.getValue() + " stands twice: keep one");
                        fine = false;
                    }
                    fine &= unambiguous(tuple.getValueNode());
                }
                yield fine;
            }
            case SequenceNode sequence -> {
                boolean fine = true;
                for (var one : sequence.getValue()) {
                    fine &= unambiguous(one);
                }
                yield fine;
            }
            case ScalarNode scalar -> readable(scalar);
            default -> true;
        };
    }

    /** What an escape stands for is looked at like what is typed. */
    private boolean readable(ScalarNode scalar) {
        var odd =
                scalar.getValue()
                        .codePoints()
                        .filter(c -> c != '\n' && c != '\t')
                        .filter(VisibleText::isOdd)
                        .findFirst();
        odd.ifPresent(
                c ->
                        findings.add(
                                place(scalar.getStartMark()),
                                "有看不见的控制字符 U+%04X，请删去".formatted(c),
                                "there is a control character U+%04X".formatted(c)));
        return odd.isEmpty();
    }

    private Place place(Optional<Mark> mark) {
        return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1, ""))
                .orElse(Place.file(file));
    }
}
