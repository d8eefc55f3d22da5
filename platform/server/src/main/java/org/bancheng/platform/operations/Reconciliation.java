package org.bancheng.platform.operations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.jspecify.annotations.Nullable;

/**
 * Three versions of each file compared: in the folder, as last applied, as published. A file
 * changed on one side only is taken from that side; changed on both to different ends it is a
 * conflict that a person has to settle.
 *
 * @param files what would be published
 * @param conflicts paths changed both in the folder and by a publication since, those of what all
 *     counties share beginning with {@code _defaults/}
 * @param changed likewise, in which {@code files} differs from what is published
 * @param kept likewise, changed by a publication alone: they stay as published
 */
record Reconciliation(
        ConfigurationFiles files, List<String> conflicts, List<String> changed, List<String> kept) {
    private static final String FOLDER = "folder/";
    private static final String DEFAULTS = "defaults/";

    /**
     * @param applied digests by path, as {@link #digests} gave them; empty before the first time
     */
    static Reconciliation of(
            ConfigurationFiles folder,
            Map<String, String> applied,
            @Nullable ConfigurationFiles published) {
        if (published == null) {
            return onto(folder);
        }
        Map<String, byte[]> wanted = flat(folder);
        Map<String, byte[]> inForce = flat(published);
        TreeMap<String, byte[]> outcome = new TreeMap<>();
        List<String> conflicts = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        TreeSet<String> paths = new TreeSet<>(wanted.keySet());
        paths.addAll(inForce.keySet());
        for (String path : paths) {
            byte[] mine = wanted.get(path);
            byte[] theirs = inForce.get(path);
            byte[] taken = mine;
            if (!Arrays.equals(mine, theirs)) {
                String base = applied.get(path);
                boolean folderKept = Objects.equals(digest(mine), base);
                boolean publishedKept = Objects.equals(digest(theirs), base);
                if (folderKept) {
                    taken = theirs;
                    kept.add(shown(path));
                } else if (publishedKept) {
                    changed.add(shown(path));
                } else {
                    conflicts.add(shown(path));
                }
            }
            if (taken != null) {
                outcome.put(path, taken);
            }
        }
        return new Reconciliation(unflat(outcome), conflicts, changed, kept);
    }

    /** Where nothing is published yet. */
    static Reconciliation onto(ConfigurationFiles folder) {
        List<String> all = flat(folder).keySet().stream().map(Reconciliation::shown).toList();
        return new Reconciliation(folder, List.of(), all, List.of());
    }

    /** As whoever sees the folder beside what all counties share names it. */
    private static String shown(String path) {
        return path.startsWith(FOLDER)
                ? path.substring(FOLDER.length())
                : "_defaults/" + path.substring(DEFAULTS.length());
    }

    /** The digest of each file, to be kept as what was last applied. */
    static Map<String, String> digests(ConfigurationFiles files) {
        Map<String, String> digests = new TreeMap<>();
        flat(files).forEach((path, content) -> digests.put(path, String.valueOf(digest(content))));
        return digests;
    }

    /** In how many files two versions differ. */
    static int changed(ConfigurationFiles one, ConfigurationFiles other) {
        Map<String, String> before = digests(one);
        Map<String, String> after = digests(other);
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        return (int)
                paths.stream()
                        .filter(path -> !Objects.equals(before.get(path), after.get(path)))
                        .count();
    }

    private static Map<String, byte[]> flat(ConfigurationFiles files) {
        Map<String, byte[]> flat = new TreeMap<>();
        files.folder().forEach((path, content) -> flat.put(FOLDER + path, content));
        files.defaults().forEach((path, content) -> flat.put(DEFAULTS + path, content));
        return flat;
    }

    private static ConfigurationFiles unflat(Map<String, byte[]> flat) {
        return new ConfigurationFiles(part(flat, FOLDER), part(flat, DEFAULTS));
    }

    private static Map<String, byte[]> part(Map<String, byte[]> flat, String prefix) {
        Map<String, byte[]> part = new TreeMap<>();
        flat.forEach(
                (path, content) -> {
                    if (path.startsWith(prefix)) {
                        part.put(path.substring(prefix.length()), content);
                    }
                });
        return part;
    }

    private static @Nullable String digest(byte @Nullable [] content) {
        return content == null ? null : HexFormat.of().formatHex(Sha256.of().digest(content));
    }
}
