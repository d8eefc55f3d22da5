package org.bancheng.ctl;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A file of messages, one JSON object a line, read in batches; a bad line never spoils another. */
final class MessageLines implements AutoCloseable {
    /** Longer than any letter a person writes, short enough not to fill the memory. */
    private static final int LONGEST = 1 << 20;

    private final InputStream in;
    private long line;
    private long read;
    private boolean ended;

    /** Lines to send, and lines that can never be sent. */
    record Batch(List<ObjectNode> messages, List<BadLine> bad) {}

    record BadLine(long line, String reason) {}

    MessageLines(Path file) throws IOException {
        this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /** Bytes read so far. */
    long read() {
        return read;
    }

    /** The next messages in the order of the file; null at its end. */
    @Nullable Batch next(int size) throws IOException {
        Batch batch = new Batch(new ArrayList<>(), new ArrayList<>());
        while (!ended && batch.messages().size() < size && batch.bad().size() < size) {
            byte[] bytes = nextLine();
            line++;
            if (bytes == null) {
                batch.bad().add(new BadLine(line, Texts.of("import.too-long", LONGEST >> 10)));
            } else {
                add(bytes, batch);
            }
        }
        return batch.messages().isEmpty() && batch.bad().isEmpty() ? null : batch;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void add(byte[] bytes, Batch batch) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (line == 1 && text.startsWith("\uFEFF")) {
                text = text.substring(1);
            }
            if (text.isBlank()) {
                return;
            }
            JsonNode json = Json.MAPPER.readTree(text);
            if (json instanceof ObjectNode object) {
                batch.messages().add(message(object));
            } else {
                batch.bad().add(new BadLine(line, Texts.of("import.not-object")));
            }
        } catch (CharacterCodingException e) {
            batch.bad().add(new BadLine(line, Texts.of("import.not-utf8")));
        } catch (JacksonException e) {
            batch.bad().add(new BadLine(line, Texts.of("import.not-json", e.getOriginalMessage())));
        }
    }

    private ObjectNode message(ObjectNode source) {
        ObjectNode message = Json.MAPPER.createObjectNode().put("line", line);
        for (String name : List.of("id", "subject", "body", "time")) {
            JsonNode value = source.path(name);
            message.put(name, value.isValueNode() && !value.isNull() ? value.asString() : "");
        }
        return message;
    }

    /** Null for a line too long to be one; it is skipped to its end. */
    private byte @Nullable [] nextLine() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        boolean tooLong = false;
        while (true) {
            int b = in.read();
            if (b < 0) {
                ended = true;
                break;
            }
            read++;
            if (b == '\n') {
                break;
            }
            tooLong |= bytes.size() >= LONGEST;
            if (!tooLong) {
                bytes.write(b);
            }
        }
        return tooLong ? null : bytes.toByteArray();
    }
}
