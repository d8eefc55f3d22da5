package org.bancheng.platform.operations;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.bancheng.engine.history.ChainedRecord;
import org.bancheng.engine.history.HistoryRecord;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The written form of a history, one JSON object a line, as {@code platformctl} verifies it
 * offline.
 */
@Component
class HistoryLines {
    private final JsonMapper json;

    HistoryLines(JsonMapper json) {
        this.json = json;
    }

    /** Writes and flushes, closes nothing; returns the number of records. */
    long write(Stream<ChainedRecord> records, OutputStream out) {
        long[] count = {0};
        try {
            records.forEach(
                    chained -> {
                        count[0]++;
                        write(chained, out);
                    });
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return count[0];
    }

    private void write(ChainedRecord chained, OutputStream out) {
        HistoryRecord event = chained.event();
        ObjectNode line =
                json.createObjectNode()
                        .put("tenant", event.tenant())
                        .put("caseId", event.caseId())
                        .put("seq", event.seq())
                        .put("at", event.at().toString())
                        .put("actor", event.actor())
                        .put("subjectType", event.subjectType())
                        .put("subjectId", event.subjectId())
                        .put("action", event.action())
                        .put("basis", event.basis())
                        .put("configurationVersion", event.configurationVersion())
                        .put("content", event.content())
                        .put("sealed", event.sealed())
                        .put("previous", chained.previous().hex())
                        .put("hash", chained.hash().hex());
        try {
            out.write(json.writeValueAsBytes(line));
            out.write("\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
