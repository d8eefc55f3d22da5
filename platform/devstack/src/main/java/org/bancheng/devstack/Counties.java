package org.bancheng.devstack;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The folders below tenant-configs, read as far as the run command shows them. */
record Counties(List<County> all) {

    /**
     * @param staff who can sign in where the folder asks for demo accounts: one for each post
     */
    record County(Path folder, String id, String name, List<Staff> staff) {}

    record Staff(String username, String name, String post) {}

    static Counties in(Path tenantConfigs) {
        try (Stream<Path> folders = Files.list(tenantConfigs)) {
            List<County> counties = new ArrayList<>();
            for (Path folder :
                    folders.filter(one -> Files.exists(one.resolve("tenant.yaml")))
                            .filter(one -> !one.getFileName().toString().startsWith("_"))
                            .sorted()
                            .toList()) {
                counties.add(county(folder));
            }
            return new Counties(counties);
        } catch (IOException e) {
            throw new DevstackFailed("cannot read " + tenantConfigs + ": " + e, e);
        }
    }

    private static County county(Path folder) throws IOException {
        Map<?, ?> tenant = read(folder.resolve("tenant.yaml"));
        List<Staff> staff = new ArrayList<>();
        if (Boolean.TRUE.equals(tenant.get("demo-accounts"))
                && read(folder.resolve("people.yaml")).get("people") instanceof List<?> people) {
            for (Object person : people) {
                if (person instanceof Map<?, ?> one
                        && one.get("holds") instanceof List<?> holds
                        && !holds.isEmpty()
                        && holds.getFirst() instanceof Map<?, ?> first) {
                    String post = String.valueOf(first.get("post"));
                    if (staff.stream().noneMatch(known -> known.post().equals(post))) {
                        staff.add(
                                new Staff(
                                        String.valueOf(one.get("username")),
                                        String.valueOf(one.get("name")),
                                        post));
                    }
                }
            }
        }
        return new County(
                folder, String.valueOf(tenant.get("id")), chinese(tenant.get("name")), staff);
    }

    private static String chinese(@Nullable Object label) {
        return String.valueOf(label instanceof Map<?, ?> labels ? labels.get("zh-CN") : label);
    }

    private static Map<?, ?> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try (Reader in = Files.newBufferedReader(file)) {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return content instanceof Map<?, ?> map ? map : Map.of();
        }
    }
}
