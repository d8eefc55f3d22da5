package org.bancheng.platform.gate;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the container refuses before any filter sees it, such as {@code %00} in an address: a
 * problem for programs, a few words for people.
 */
@Component
class UnreadableAddresses implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final Pattern API = Pattern.compile("/[^/]+/api(/.*)?");

    private final MessageSource messages;
    private final JsonMapper json;

    UnreadableAddresses(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Answers()));
    }

    private final class Answers extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < HttpStatus.BAD_REQUEST.value()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            String address = String.valueOf(request.getCoyoteRequest().requestURI());
            boolean program = API.matcher(address).matches();
            response.setContentType(
                    program ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_HTML_VALUE);
            response.setCharacterEncoding("utf-8");
            response.setHeader("X-Content-Type-Options", "nosniff");
            try {
                Writer writer = response.getReporter();
                if (writer != null) {
                    writer.write(program ? problem(status, address) : page(status, request));
                    response.finishResponse();
                }
            } catch (IOException _) {
                // whoever asked has left
            }
        }
    }

    private String problem(int status, String address) {
        Trouble trouble =
                status == HttpStatus.BAD_REQUEST.value()
                        ? Trouble.because("地址或请求头里有读不懂的字符（如 %00），请删去后重发。")
                        : Trouble.of(HttpStatus.valueOf(status));
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", ErrorAnswers.TYPES + trouble.type());
        problem.put("title", trouble.title());
        problem.put("status", status);
        problem.put("detail", trouble.detail());
        problem.put("instance", address);
        return json.writeValueAsString(problem);
    }

    private String page(int status, Request request) {
        String about = status < HttpStatus.INTERNAL_SERVER_ERROR.value() ? "400" : "500";
        String title = said("error." + about + ".title", request);
        return """
                <!DOCTYPE html><html lang="%s"><head><meta charset="utf-8">\
                <meta name="viewport" content="width=device-width"><title>%s</title></head>\
                <body><h1>%s</h1><p>%s</p></body></html>"""
                .formatted(
                        request.getLocale().toLanguageTag(),
                        title,
                        title,
                        said("error." + about + ".help", request));
    }

    private String said(String key, Request request) {
        return HtmlUtils.htmlEscape(
                messages.getMessage(key, new Object[0], request.getLocale()), "utf-8");
    }
}
