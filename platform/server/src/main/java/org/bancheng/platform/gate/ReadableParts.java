package org.bancheng.platform.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream.MalformedStreamException;
import org.apache.tomcat.util.http.fileupload.impl.IOFileUploadException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what calls itself a form in parts and cannot be taken apart. Whoever reads it later would
 * take that for a failure of ours.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 16)
class ReadableParts extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Trouble> trouble = inParts(request) ? trouble(request) : Optional.empty();
        if (trouble.isPresent()) {
            trouble.get().send(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    static boolean inParts(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getContentType(), "")
                .toLowerCase(Locale.ROOT)
                .startsWith("multipart/");
    }

    /** The container takes them apart once, and tells everybody who asks the same. */
    private static Optional<Trouble> trouble(HttpServletRequest request) throws IOException {
        try {
            request.getParts();
            return Optional.empty();
        } catch (InvalidParameterException e) {
            return Optional.of(
                    e.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
                            ? Trouble.of(HttpStatus.CONTENT_TOO_LARGE)
                            : unreadable());
        } catch (ServletException | IllegalStateException e) {
            return Optional.of(unreadable());
        } catch (IOException e) {
            if (malformed(e)) {
                return Optional.of(unreadable());
            }
            throw e;
        }
    }

    /** Whether the sender wrote it wrong, and no connection or disk failed. */
    static boolean malformed(IOException failure) {
        return failure instanceof IOFileUploadException
                ? failure.getCause() instanceof MalformedStreamException
                : failure instanceof FileUploadException
                        || failure instanceof MalformedStreamException;
    }

    private static Trouble unreadable() {
        return Trouble.because(
                "请求头 Content-Type 说正文分成几段（multipart），却没有写明分隔符 boundary，或正文不是这样分段的。" + "请改正请求头后重发。");
    }
}
