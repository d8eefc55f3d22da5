package org.bancheng.platform.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The fonts that PDF files are set in, read when the first is asked for and given up when memory is
 * short. A font is not safe for two threads: who uses them holds this object's monitor.
 */
@Component
class Fonts {
    private static final List<String> OWN = List.of("NotoSerifSC-Regular.ttf", "HanaMinA-rare.ttf");

    private final @Nullable Path more;
    private SoftReference<List<TrueTypeFont>> read = new SoftReference<>(null);

    Fonts(DocumentSettings settings) {
        this.more = settings.fonts();
    }

    /** In the order in which to look for a character. */
    List<TrueTypeFont> all() throws IOException {
        List<TrueTypeFont> fonts = read.get();
        if (fonts == null) {
            fonts = new ArrayList<>();
            for (String name : OWN) {
                try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + name)) {
                    fonts.add(parsed(Objects.requireNonNull(in, name).readAllBytes()));
                }
            }
            for (Path file : configured()) {
                fonts.add(parsed(Files.readAllBytes(file)));
            }
            read = new SoftReference<>(fonts);
        }
        return fonts;
    }

    private List<Path> configured() {
        if (more == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(more)) {
            return files.filter(file -> file.toString().endsWith(".ttf")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("bancheng.documents.fonts: " + more, e);
        }
    }

    private static TrueTypeFont parsed(byte[] bytes) throws IOException {
        return new TTFParser(true).parse(new RandomAccessReadBuffer(bytes));
    }
}
