package org.bancheng.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A county's folder without one of its rules.
 *
 * @param rule unique within its file
 * @param folder the county as it is without the rule
 */
record RuleLess(String file, String rule, Cut cut, Map<String, String> folder) {

    /** All rules of a county, in the order of its files. */
    static List<RuleLess> all(Map<String, String> shipped) {
        List<String> posts =
                Cuts.list(tree(shipped.get("posts.yaml")).get("posts")).stream()
                        .map(post -> String.valueOf(Cut.map(post).get("id")))
                        .toList();
        List<RuleLess> all = new ArrayList<>();
        shipped.forEach(
                (file, content) -> {
                    if (file.equals("channels.yaml")) {
                        add(file, Cuts.ofChannels(tree(content), posts), shipped, all);
                    } else if (file.startsWith("lifecycles/")) {
                        add(file, Cuts.ofLifecycle(tree(content), posts), shipped, all);
                    }
                });
        return all;
    }

    private static void add(
            String file, List<Cut> cuts, Map<String, String> shipped, List<RuleLess> all) {
        Map<String, Integer> times = new HashMap<>();
        for (Cut cut : cuts) {
            int time = times.merge(cut.rule(), 1, Integer::sum);
            String rule = time == 1 ? cut.rule() : cut.rule() + " (" + time + ")";
            Map<String, Object> changed = tree(shipped.get(file));
            cut.from(changed);
            Map<String, String> folder = new TreeMap<>(shipped);
            // what is JSON is YAML too
            folder.put(
                    file, Base64.getEncoder().encodeToString(Api.JSON.writeValueAsBytes(changed)));
            all.add(new RuleLess(file, rule, cut, folder));
        }
    }

    @SuppressWarnings("unchecked") // a file of a county is a mapping
    private static Map<String, Object> tree(@Nullable String content) {
        return (Map<String, Object>)
                new Load(LoadSettings.builder().build())
                        .loadFromString(
                                new String(
                                        Base64.getDecoder().decode(content),
                                        StandardCharsets.UTF_8));
    }

    String clause() {
        return cut.clause();
    }

    @Override
    public String toString() {
        return clause() + " " + file + ": " + rule;
    }
}
