package org.bancheng.devstack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One Elasticsearch node with security on and users in files. */
final class ElasticsearchServer implements ManagedServer {
    /** Files of the program that belong into its config folder. */
    static final List<String> SHIPPED =
            List.of("jvm.options", "log4j2.properties", "role_mapping.yml");

    private final Site site;
    private final Archive archive = Archive.of("elasticsearch");
    private final int port;
    private final Path program;
    private final Path folder;
    private final Path config;

    ElasticsearchServer(Site site, int port) {
        this.site = site;
        this.port = port;
        program = archive.folderIn(site.programs());
        folder = site.stack().resolve("elasticsearch");
        config = folder.resolve("config");
    }

    @Override
    public String name() {
        return "Elasticsearch";
    }

    SearchNode node() {
        return new SearchNode(
                URI.create("http://127.0.0.1:" + port),
                SearchNode.SERVICE,
                site.state().password("elasticsearch"),
                config);
    }

    @Override
    public void prepare() throws IOException {
        archive.unpackIn(site.programs(), site.progress());
        Home.readable(folder);
        for (String own : List.of("data", "logs", "tmp")) {
            site.account().ownFolder(folder.resolve(own));
        }
        site.account().sharedFolder(config);
        for (String shipped : SHIPPED) {
            Path file = config.resolve(shipped);
            Files.copy(
                    program.resolve("config").resolve(shipped),
                    file,
                    StandardCopyOption.REPLACE_EXISTING);
            site.account().shareFile(file);
        }
        Path settings = config.resolve("elasticsearch.yml");
        Files.writeString(
                settings,
                settings("127.0.0.1", port, folder.resolve("data"), folder.resolve("logs")));
        site.account().shareFile(settings);
        ServiceUser.write(config, node().password(), site.account());
    }

    static String settings(String host, int port, Path data, Path logs) {
        return """
        cluster.name: bancheng
        node.name: bancheng
        discovery.type: single-node
        network.host: %s
        http.port: %d
        transport.port: 30000-31999
        path.data: %s
        path.logs: %s
        action.destructive_requires_name: true
        xpack.security.enabled: true
        xpack.security.autoconfiguration.enabled: false
        xpack.security.http.ssl.enabled: false
        xpack.security.transport.ssl.enabled: false
        xpack.security.authc.realms.file.file.order: 0
        xpack.security.authc.realms.native.native.enabled: false
        xpack.security.authc.realms.native.native.order: 1
        # a new county's user is let in when his file is read: every 5 seconds, if nothing is said
        resource.reload.interval.high: 500ms
        """
                .formatted(host, port, data, logs);
    }

    @Override
    public Launch launch() {
        Map<String, String> environment = new HashMap<>(site.environment(folder));
        environment.put("ES_PATH_CONF", config.toString());
        environment.put("ES_JAVA_HOME", site.javaHome().toString());
        environment.put("ES_TMPDIR", folder.resolve("tmp").toString());
        environment.put(
                "ES_JAVA_OPTS",
                "-Xms512m -Xmx512m -XX:HeapDumpPath="
                        + folder.resolve("tmp")
                        + " -XX:ErrorFile="
                        + folder.resolve("logs/hs_err_pid%p.log")
                        + " -Xlog:gc*:file="
                        + folder.resolve("logs/gc.log"));
        environment.put("CLI_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        return new Launch(
                name(),
                site.account().command(List.of(program.resolve("bin/elasticsearch").toString())),
                environment,
                folder.resolve("tmp"),
                site.log("elasticsearch"),
                "TERM",
                Duration.ofSeconds(20));
    }

    @Override
    public int layer() {
        return 1;
    }

    @Override
    public boolean isReady() {
        SearchNode node = node();
        return Answers.status(
                        node.url()
                                .resolve(
                                        "/_cluster/health?wait_for_status=yellow&timeout=1s&local=true"),
                        node.user(),
                        node.password())
                == 200;
    }
}
