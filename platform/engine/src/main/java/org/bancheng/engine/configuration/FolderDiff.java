package org.bancheng.engine.configuration;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two folders, file by file and line by line.
 *
 * @param files those that differ, by path
 */
public record FolderDiff(List<FileDiff> files) {
    private static final int CONTEXT = 3;
    private static final int HEADER = 2;

    /** Lines of a file beyond which it is told that it differs, and not where. */
    private static final int MOST_LINES = 5_000;

    public FolderDiff {
        files = List.copyOf(files);
    }

    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * @param lines as a unified diff has them, each hunk after its {@code @@} line; none of a file
     *     that is no text or very long
     */
    public record FileDiff(String path, Kind kind, List<String> lines) {
        public FileDiff {
            lines = List.copyOf(lines);
        }
    }

    public static FolderDiff of(Map<String, byte[]> before, Map<String, byte[]> after) {
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        var files = new ArrayList<FileDiff>();
        for (var path : paths) {
            byte[] was = before.get(path);
            byte[] is = after.get(path);
            if (!Arrays.equals(was, is)) {
                var kind = was == null ? Kind.ADDED : is == null ? Kind.REMOVED : Kind.CHANGED;
                files.add(new FileDiff(path, kind, lines(path, was, is)));
            }
        }
        return new FolderDiff(files);
    }

    private static List<String> lines(String path, byte @Nullable [] was, byte @Nullable [] is) {
        var before = text(was);
        var after = text(is);
        if (before == null || after == null || Math.max(before.size(), after.size()) > MOST_LINES) {
            return List.of();
        }
        var unified =
                UnifiedDiffUtils.generateUnifiedDiff(
                        path, path, before, DiffUtils.diff(before, after), CONTEXT);
        return unified.size() <= HEADER ? List.of() : unified.subList(HEADER, unified.size());
    }

    /** Null when it is no text. */
    private static @Nullable List<String> text(byte @Nullable [] content) {
        if (content == null) {
            return List.of();
        }
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.indexOf(0) >= 0 ? null : text.lines().toList();
        } catch (CharacterCodingException noText) {
            return null;
        }
    }
}
