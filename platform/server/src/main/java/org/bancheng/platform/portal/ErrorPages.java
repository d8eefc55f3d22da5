package org.bancheng.platform.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bancheng.platform.identity.IdentityNotice;
import org.bancheng.platform.tenancy.DatabaseAway;
import org.bancheng.platform.trace.Trace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What people read when a page cannot be shown: what happened, and how to go on. */
@Component
class ErrorPages implements ErrorViewResolver {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final Set<Integer> WORDED = Set.of(400, 403, 404, 409, 413, 422, 429, 500, 503);

    private static final int SHORT = 8;
    private static final Pattern STAFF = Pattern.compile("/[^/]+/staff(/.*)?");

    private final Pages pages;
    private final Wordings wordings;

    ErrorPages(Pages pages, Wordings wordings) {
        this.pages = pages;
        this.wordings = wordings;
    }

    @Override
    public ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return page(request, status, null);
    }

    /**
     * @param cause looked up in the log by the incident's number, the trace id's first digits; null
     *     when it is no fault of ours
     */
    ModelAndView page(HttpServletRequest request, HttpStatus status, @Nullable Exception cause) {
        Wording wording = wordings.in(Preferences.of(request).locale());
        int code =
                WORDED.contains(status.value())
                        ? status.value()
                        : status.is4xxClientError() ? 400 : 500;
        String incident = null;
        if (status.is5xxServerError() && status != HttpStatus.SERVICE_UNAVAILABLE) {
            incident = Trace.id().map(id -> id.substring(0, SHORT)).orElse("-");
            LOG.error("incident {} at {}", incident, request.getRequestURI(), cause);
        }
        String about =
                request.getAttribute(IdentityNotice.ATTRIBUTE) instanceof IdentityNotice notice
                        ? notice.key()
                        : code == 413 && isText(request) ? "413.text" : String.valueOf(code);
        ErrorView view =
                new ErrorView(
                        status.value(),
                        wording.say("error." + about + ".title"),
                        wording.say("error." + about + ".help"),
                        STAFF.matcher(asked(request)).matches(),
                        incident);
        return new ModelAndView(
                "portal/error/page", Map.of("page", surroundings(request), "view", view), status);
    }

    /** A form without files. */
    private static boolean isText(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                ? uri
                : request.getRequestURI();
    }

    /** The page must appear even when the county's brand cannot be read. */
    private Page surroundings(HttpServletRequest request) {
        if (request.getAttribute(DatabaseAway.FOUND) != null) {
            return pages.neutral(request);
        }
        try {
            return pages.of(request, null, java.util.List.of());
        } catch (RuntimeException e) {
            LOG.warn("error page without a brand", e);
            return pages.neutral(request);
        }
    }
}
