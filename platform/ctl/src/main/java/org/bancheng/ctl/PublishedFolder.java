package org.bancheng.ctl;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A version that the platform published, with the defaults of its time. */
record PublishedFolder(int version, Map<String, byte[]> files, Map<String, byte[]> defaults) {

    /**
     * @param version 0 for the one in force
     */
    static PublishedFolder of(String tenant, int version, Server server) {
        String versions = TenantCommands.path(tenant) + "/versions";
        int wanted = version == 0 ? server.get(versions).path(0).path("version").asInt() : version;
        JsonNode answer = server.get(versions + "/" + wanted);
        return new PublishedFolder(
                wanted, decoded(answer.path("folder")), decoded(answer.path("defaults")));
    }

    private static Map<String, byte[]> decoded(JsonNode contents) {
        Map<String, byte[]> files = new TreeMap<>();
        contents.forEachEntry(
                (path, content) -> files.put(path, Base64.getDecoder().decode(content.asString())));
        return files;
    }
}
