package org.bancheng.acceptance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bancheng.devstack.SearchNode;
import org.bancheng.devstack.TestServers;
import tools.jackson.databind.JsonNode;

/** Where in everything that is kept a text stands: tables, indices, exports, logs, files. */
final class Places {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Product product;

    Places(Product product) {
        this.product = product;
    }

    /** Columns of every schema, as {@code schema.table.column}. */
    Set<String> inTheDatabase(Marks marks) {
        Set<String> places = new TreeSet<>();
        try (Rows rows = new Rows()) {
            for (String table :
                    rows.of(
                            "select schemaname || '.' || tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")) {
                String columns =
                        rows.one(
                                "select string_agg(format('case when bool_or(t.%%I::text ~* ''%s'') then ''%%s'' end', attname, attname), ',') from pg_attribute where attrelid = '%s'::regclass and attnum > 0 and not attisdropped"
                                        .formatted(marks.regex(), table));
                String found =
                        rows.one("select concat_ws(',', " + columns + ") from " + table + " t");
                Stream.of(found.split(","))
                        .filter(column -> !column.isEmpty())
                        .forEach(column -> places.add(table + "." + column));
            }
        }
        return places;
    }

    /**
     * Documents of every index as they were sent. An index that was made a moment ago answers 503
     * until its shard is open, one that a rebuilding replaced is gone: the first is waited for, the
     * second skipped.
     */
    Set<String> inTheIndices(Pattern text) {
        Set<String> places = new TreeSet<>();
        for (String index : ask("/_all?expand_wildcards=all").propertyNames()) {
            if (!index.startsWith("acceptance-")) {
                continue;
            }
            ask("/_cluster/health/" + index + "*?wait_for_status=yellow&timeout=60s");
            JsonNode hits =
                    ask("/" + index + "/_search?size=10000&ignore_unavailable=true")
                            .at("/hits/hits");
            hits.forEach(
                    hit -> {
                        if (text.matcher(hit.toString()).find()) {
                            places.add(index + " " + hit.get("_id").asString());
                        }
                    });
        }
        return places;
    }

    private static JsonNode ask(String path) {
        SearchNode node = TestServers.get().search();
        String basic =
                Base64.getEncoder()
                        .encodeToString(
                                (node.user() + ":" + node.password())
                                        .getBytes(StandardCharsets.UTF_8));
        return Api.JSON.readTree(
                new String(
                        bytes(
                                HttpRequest.newBuilder(URI.create(node.url() + path))
                                        .header("Authorization", "Basic " + basic)),
                        StandardCharsets.UTF_8));
    }

    /** Entries of the archive that a county's export is, made now. */
    Set<String> inAnExport(String county, Pattern text) {
        String tenant = "/platform/api/v1/tenants/" + county;
        String name = product.export(county).name();
        byte[] archive =
                bytes(
                        HttpRequest.newBuilder(product.base().resolve(tenant + "/exports/" + name))
                                .header("Authorization", "Bearer " + product.tokens().operator()));
        Set<String> places = new TreeSet<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (text.matcher(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).find()) {
                    places.add(entry.getName());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }

    /** Logs of the three servers, and whatever the product left beside its exports. */
    static Set<String> inFiles(List<Path> folders, Pattern text) {
        Set<String> places = new TreeSet<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !file.toString().endsWith(".zip"))
                        .filter(file -> text.matcher(read(file)).find())
                        .forEach(file -> places.add(file.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return places;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new AssertionError(response.toString());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
