package org.bancheng.platform.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How large a request may be, and how many large ones are worked on at once, so that no caller can
 * fill the memory. A large body is first received into a file, however slowly it comes; only one
 * that has come whole takes its share of the memory.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class BodyLimit extends OncePerRequestFilter {
    private static final int MB = 1 << 20;
    private static final int USUAL = MB;
    private static final int WITH_FILES = 24 * MB;
    private static final int KEPT_IN_MEMORY = 64 << 10;
    private static final int COMING_AT_ONCE = 64;
    private static final int COMING_FROM_ONE_ADDRESS = 32;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int SLOWEST_BYTES_A_SECOND = 16 << 10;
    private static final int WAIT_SECONDS = 20;
    private static final Pattern TAKES_FILES =
            Pattern.compile(
                    "/[^/]+/api/v1/(public/)?cases(/.+/actions/[^/]+)?"
                            + "|/platform/api/v1/tenants/(plan|apply|[^/]+/imports)");

    private final Semaphore coming = new Semaphore(COMING_AT_ONCE);
    private final Map<String, Integer> comingFrom = new ConcurrentHashMap<>();
    private final Semaphore megabytes = new Semaphore(WITH_FILES / MB, true);

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type =
                Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
        long announced = request.getContentLengthLong();
        boolean chunked = announced < 0 && request.getHeader("Transfer-Encoding") != null;
        // the container itself limits a form of a page
        if ((announced <= KEPT_IN_MEMORY && !chunked)
                || type.startsWith("application/x-www-form-urlencoded")) {
            chain.doFilter(request, response);
        } else if (!begins(request.getRemoteAddr())) {
            busy(request, response);
        } else {
            receive(ReadableParts.inParts(request), request, response, chain);
        }
    }

    /** Nobody takes all places; where it is true, {@link #ends} gives the place back. */
    private boolean begins(String address) {
        if (comingFrom.merge(address, 1, Integer::sum) <= COMING_FROM_ONE_ADDRESS
                && coming.tryAcquire()) {
            return true;
        }
        leaves(address);
        return false;
    }

    private void ends(String address) {
        coming.release();
        leaves(address);
    }

    private void leaves(String address) {
        comingFrom.computeIfPresent(address, (_, coming) -> coming == 1 ? null : coming - 1);
    }

    /** Called with one place of those coming, which is given back when it has come. */
    private void receive(
            boolean parts,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        Path file = null;
        try {
            HttpServletRequest whole = request;
            long size;
            try {
                if (parts) {
                    size = parts(request);
                } else {
                    int most = most(request);
                    if (request.getContentLengthLong() > most) {
                        tooLarge(most).send(request, response);
                        return;
                    }
                    file = Files.createTempFile("bancheng-", ".body");
                    size = spool(request.getInputStream(), file, most);
                    if (size > most) {
                        tooLarge(most).send(request, response);
                        return;
                    }
                    whole = new SpooledRequest(request, file);
                }
            } catch (TooSlow e) {
                tooSlow().send(request, response);
                return;
            } finally {
                ends(request.getRemoteAddr());
            }
            pass(size, whole, response, chain);
        } finally {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void pass(
            long size, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int share = size <= USUAL ? 0 : (int) Math.min(size / MB + 1, WITH_FILES / MB);
        if (!admitted(share)) {
            busy(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            megabytes.release(share);
        }
    }

    private boolean admitted(int share) throws IOException {
        try {
            return megabytes.tryAcquire(share, WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting to read a large request", e);
        }
    }

    /** The container keeps the parts of a form in files, and says later what is wrong with them. */
    private static long parts(HttpServletRequest request) throws IOException {
        try {
            return request.getParts().stream().mapToLong(part -> part.getSize()).sum();
        } catch (ServletException | IllegalStateException e) {
            return 0;
        } catch (IOException e) {
            if (ReadableParts.malformed(e)) {
                return 0;
            }
            throw e;
        }
    }

    /** Stops reading as soon as there is too much, or when it comes too slowly. */
    private static long spool(InputStream body, Path file, int most) throws IOException {
        long begin = System.nanoTime();
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[16 << 10];
            long size = 0;
            for (int n = body.read(buffer); n >= 0 && size <= most; n = body.read(buffer)) {
                out.write(buffer, 0, n);
                size += n;
                Duration allowed = LONGEST.plusSeconds(size / SLOWEST_BYTES_A_SECOND);
                if (System.nanoTime() - begin > allowed.toNanos()) {
                    throw new TooSlow();
                }
            }
            return size;
        }
    }

    /** Whoever sends a byte now and then holds a place that others wait for. */
    private static final class TooSlow extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static Trouble tooSlow() {
        return new Trouble(
                HttpStatus.REQUEST_TIMEOUT,
                "too-slow",
                "上传太慢",
                "请求正文传得太慢（每秒不足 16 KB），已停止接收，请求没有执行。请换用较快的网络重发，或减少附件、分几次补充。");
    }

    private static int most(HttpServletRequest request) {
        return TAKES_FILES.matcher(request.getServletPath()).matches() ? WITH_FILES : USUAL;
    }

    private static Trouble tooLarge(int most) {
        return new Trouble(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "请求太大",
                most == WITH_FILES
                        ? "请求正文最多 24 MB（附件按 base64 计，约合 17 MB 文件）。请减少附件，或分几次补充。"
                        : "此处的请求正文最多 1 MB。请减小后重发。");
    }

    private static void busy(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        new Trouble(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "too-busy",
                        "系统正忙",
                        "同时收到的大文件太多，请求没有执行。请按响应头 Retry-After 的秒数等候后重发。")
                .send(request, response);
    }
}
