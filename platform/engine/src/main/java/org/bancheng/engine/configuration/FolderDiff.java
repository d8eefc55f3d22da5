package org.bancheng.engine.configuration;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeleteDelta;
import com.github.difflib.patch.InsertDelta;
import com.github.difflib.patch.Patch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** Of searching for what two texts have in common, in all files; millions take a second. */
    private static final long MOST_STEPS = 20_000_000;

    /** Characters that are shown of all files. */
    private static final long MOST_SHOWN = 1_000_000;

    /** What a line takes where it is shown, be it ever so short. */
    private static final int AROUND_A_LINE = 40;

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
     *     that is no text or too long
     * @param tooLong whether it differs in more than is compared, or shown, line by line
     */
    public record FileDiff(String path, Kind kind, List<String> lines, boolean tooLong) {
        public FileDiff {
            lines = List.copyOf(lines);
        }

        public FileDiff(String path, Kind kind, List<String> lines) {
            this(path, kind, lines, false);
        }
    }

    /** Where there is more than can be compared, short files come before long ones. */
    public static FolderDiff of(Map<String, byte[]> before, Map<String, byte[]> after) {
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        var shortFirst = new ArrayList<>(paths);
        shortFirst.sort(
                Comparator.comparingInt(path -> size(before.get(path)) + size(after.get(path))));
        var effort = new Effort();
        var files = new TreeMap<String, FileDiff>();
        for (var path : shortFirst) {
            byte[] was = before.get(path);
            byte[] is = after.get(path);
            if (!Arrays.equals(was, is)) {
                files.put(path, file(path, was, is, effort));
            }
        }
        return new FolderDiff(List.copyOf(files.values()));
    }

    private static int size(byte @Nullable [] content) {
        return content == null ? 0 : content.length;
    }

    private static FileDiff file(
            String path, byte @Nullable [] was, byte @Nullable [] is, Effort effort) {
        var kind = was == null ? Kind.ADDED : is == null ? Kind.REMOVED : Kind.CHANGED;
        var before = text(was);
        var after = text(is);
        if (before == null || after == null) {
            return new FileDiff(path, kind, List.of());
        }
        try {
            return new FileDiff(path, kind, effort.lines(path, before, after));
        } catch (TooLong _) {
            return new FileDiff(path, kind, List.of(), true);
        }
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super(null, null, false, false);
        }
    }

    /** What is left for one comparison. No file may take more than half of it. */
    private static final class Effort implements DiffAlgorithmListener {
        private long steps = MOST_STEPS;
        private long stepsAfter;
        private long shown = MOST_SHOWN;

        List<String> lines(String path, List<String> before, List<String> after) {
            if (Math.max(before.size(), after.size()) > MOST_LINES) {
                throw new TooLong();
            }
            stepsAfter = steps / 2;
            var unified =
                    UnifiedDiffUtils.generateUnifiedDiff(
                            path, path, before, patch(before, after), CONTEXT);
            if (unified.size() <= HEADER) {
                return List.of();
            }
            var lines = unified.subList(HEADER, unified.size());
            long taken = lines.stream().mapToLong(line -> AROUND_A_LINE + line.length()).sum();
            if (taken > shown / 2) {
                throw new TooLong();
            }
            shown -= taken;
            return lines;
        }

        /** Of a file that comes or goes there is nothing to search. */
        private Patch<String> patch(List<String> before, List<String> after) {
            var patch = new Patch<String>();
            if (before.isEmpty() && !after.isEmpty()) {
                patch.addDelta(new InsertDelta<>(new Chunk<>(0, before), new Chunk<>(0, after)));
                return patch;
            }
            if (after.isEmpty() && !before.isEmpty()) {
                patch.addDelta(new DeleteDelta<>(new Chunk<>(0, before), new Chunk<>(0, after)));
                return patch;
            }
            return DiffUtils.diff(before, after, this);
        }

        @Override
        public void diffStart() {}

        /** Each step looks at as many ways as there were steps, and follows lines that agree. */
        @Override
        public void diffStep(int step, int most) {
            steps -= 1L + step + most / 16;
            if (steps < stepsAfter) {
                throw new TooLong();
            }
        }

        @Override
        public void diffEnd() {}
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
