package org.bancheng.ctl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bancheng.engine.history.ChainedRecord;
import org.bancheng.engine.history.Digest;
import org.bancheng.engine.history.HistoryChain;
import org.bancheng.engine.history.HistoryRecord;
import org.bancheng.engine.history.Verification;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An exported history, alone or inside a county's export, read line by line. */
final class HistoryFile {
    /** Where a county's export keeps it. */
    static final String ENTRY = "history.jsonl";

    private HistoryFile() {}

    static Verification verify(Path file) {
        return read(file, HistoryChain::verify);
    }

    /** The records of a file, in its order, as long as the reader reads. */
    static <T> T read(Path file, Function<Stream<ChainedRecord>, T> reader) {
        try {
            if (!isZip(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    return read(in, reader);
                }
            }
            try (ZipFile zip = new ZipFile(file.toFile())) {
                ZipEntry entry = zip.getEntry(ENTRY);
                if (entry == null) {
                    throw new Trouble(
                            ExitCode.VALIDATION, Texts.of("history.no-entry", file, ENTRY));
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    return read(in, reader);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Trouble(ExitCode.FAILURE, Texts.of("history.unreadable", file, e), e);
        }
    }

    /** When a county's export was made; a bare history does not say. */
    static Optional<Instant> exportedAt(Path file) {
        try {
            if (!isZip(file)) {
                return Optional.empty();
            }
            try (ZipFile zip = new ZipFile(file.toFile())) {
                ZipEntry entry = zip.getEntry("manifest.json");
                if (entry == null) {
                    return Optional.empty();
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    return Optional.of(Instant.parse(text(Json.MAPPER.readTree(in), "exportedAt")));
                }
            }
        } catch (IOException | JacksonException | DateTimeException e) {
            throw new Trouble(ExitCode.FAILURE, Texts.of("history.unreadable", file, e), e);
        }
    }

    private static <T> T read(InputStream in, Function<Stream<ChainedRecord>, T> reader) {
        int[] line = {0};
        try (Stream<String> lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines()) {
            return reader.apply(
                    lines.peek(read -> line[0]++)
                            .filter(read -> !read.isBlank())
                            .map(HistoryFile::link));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new Trouble(ExitCode.VALIDATION, Texts.of("history.bad-line", line[0], e), e);
        }
    }

    private static ChainedRecord link(String line) {
        JsonNode json = Json.MAPPER.readTree(line);
        HistoryRecord event =
                new HistoryRecord(
                        text(json, "tenant"),
                        text(json, "caseId"),
                        json.required("seq").asLong(),
                        Instant.parse(text(json, "at")),
                        text(json, "actor"),
                        text(json, "subjectType"),
                        text(json, "subjectId"),
                        text(json, "action"),
                        text(json, "basis"),
                        json.required("configurationVersion").asInt(),
                        text(json, "content"),
                        text(json, "sealed"));
        return new ChainedRecord(
                event, new Digest(text(json, "previous")), new Digest(text(json, "hash")));
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).asString();
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }
}
