package org.bancheng.engine.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.bancheng.engine.configuration.Findings.Place;

/** The files of a folder with the defaults behind them. */
final class FolderFiles {

    static final String STATE_COUNCIL = "state-council-days.csv";

    /** The kinds of file with one name, by that name. */
    static final Map<String, String> KINDS = kinds();

    private static final int LARGEST = 512 * 1024;
    private static final int MOST = 200;

    private final Map<String, byte[]> own;
    private final Map<String, byte[]> defaults;

    FolderFiles(Map<String, byte[]> own, Map<String, byte[]> defaults) {
        this.own = own;
        this.defaults = defaults;
    }

    private static Map<String, String> kinds() {
        var kinds = new LinkedHashMap<String, String>();
        for (var kind :
                List.of(
                        "clauses",
                        "words",
                        "notices",
                        "figures",
                        "tenant",
                        "units",
                        "channels",
                        "posts",
                        "people",
                        "categories",
                        "calendar",
                        "transition")) {
            kinds.put(kind + ".yaml", kind);
        }
        return kinds;
    }

    Optional<byte[]> get(String name) {
        return Optional.ofNullable(own.getOrDefault(name, defaults.get(name)));
    }

    Optional<byte[]> own(String name) {
        return Optional.ofNullable(own.get(name));
    }

    Optional<byte[]> fallback(String name) {
        return Optional.ofNullable(defaults.get(name));
    }

    List<String> names() {
        var names = new TreeSet<>(defaults.keySet());
        names.addAll(own.keySet());
        return List.copyOf(names);
    }

    List<String> lifecycles() {
        return names().stream().filter(FolderFiles::isLifecycle).toList();
    }

    private static boolean isLifecycle(String name) {
        return name.matches("lifecycles/[a-z][a-z0-9-]*\\.yaml");
    }

    List<String> documents() {
        return names().stream().filter(FolderFiles::isDocument).toList();
    }

    private static boolean isDocument(String name) {
        return name.matches("documents/[a-z][a-z0-9]*(-[a-z0-9]+)*\\.yaml");
    }

    private static boolean isPart(String name) {
        return name.matches("parts/[a-z][a-z0-9]*(-[a-z0-9]+)*\\.yaml");
    }

    /** {@code work-form} of {@code documents/work-form.yaml}. */
    static String idOfDocument(String file) {
        return file.substring(file.indexOf('/') + 1, file.lastIndexOf('.'));
    }

    /** What a folder may hold, and how much. */
    void check(Findings findings) {
        if (own.size() > MOST) {
            findings.add(Place.file("."), "文件超过 " + MOST + " 个", "more than " + MOST + " files");
        }
        var allowed = new TreeSet<>(KINDS.keySet());
        allowed.add("lifecycles/case.yaml");
        allowed.add("lifecycles/assignment.yaml");
        allowed.add("brand/mark.svg");
        new TreeSet<>(own.keySet())
                .forEach(
                        name -> {
                            boolean known =
                                    KINDS.containsKey(name)
                                            || isLifecycle(name)
                                            || isDocument(name)
                                            || isPart(name)
                                            || name.matches("brand/[a-z0-9-]+\\.svg")
                                            || name.equals("README.md");
                            if (!known) {
                                findings.add(
                                        Place.file(name), "不认识的文件", "unknown file", name, allowed);
                            }
                        });
        own.forEach((name, bytes) -> size(name, bytes, findings));
    }

    private static void size(String name, byte[] bytes, Findings findings) {
        if (bytes.length > LARGEST) {
            findings.add(Place.file(name), "文件超过 512 KB", "larger than 512 KB");
        }
    }
}
