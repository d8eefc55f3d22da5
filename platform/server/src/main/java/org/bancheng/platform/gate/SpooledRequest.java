package org.bancheng.platform.gate;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A request whose body was received into a file. */
final class SpooledRequest extends HttpServletRequestWrapper {
    private final Path file;
    private @Nullable Body body;

    SpooledRequest(HttpServletRequest request, Path file) {
        super(request);
        this.file = file;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        Body opened = body;
        if (opened == null) {
            opened = new Body(Files.newInputStream(file));
            body = opened;
        }
        return opened;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String encoding = getCharacterEncoding();
        return new BufferedReader(
                new InputStreamReader(
                        getInputStream(),
                        encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
    }

    private static final class Body extends ServletInputStream {
        private final InputStream content;
        private boolean finished;

        Body(InputStream content) {
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            int one = content.read();
            finished |= one < 0;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int n = content.read(into, from, most);
            finished |= n < 0;
            return n;
        }

        @Override
        public void close() throws IOException {
            content.close();
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body has come whole, nothing is to be waited for");
        }
    }
}
