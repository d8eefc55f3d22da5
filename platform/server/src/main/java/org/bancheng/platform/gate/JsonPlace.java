package org.bancheng.platform.gate;

import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** Where in a request something cannot be read, without a word of how it is read. */
public final class JsonPlace {
    private JsonPlace() {}

    /** Whether there was no body, or nothing but the JSON null, where one is needed. */
    public static boolean isBodyMissing(Throwable failure) {
        return failure instanceof HttpMessageNotReadableException && failure.getCause() == null;
    }

    /** A field, as {@code lines[3].id}, or line and column, or a parameter; else empty. */
    public static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MethodArgumentTypeMismatchException parameter) {
                return parameter.getName();
            }
            if (cause instanceof JacksonException json) {
                return of(json);
            }
        }
        return "";
    }

    private static String of(JacksonException json) {
        String field =
                json.getPath().stream()
                        .map(
                                step ->
                                        step.getPropertyName() == null
                                                ? "[" + step.getIndex() + "]"
                                                : "." + step.getPropertyName())
                        .collect(Collectors.joining());
        if (!field.isEmpty()) {
            return field.startsWith(".") ? field.substring(1) : field;
        }
        var place = json.getLocation();
        return place == null ? "" : place.getLineNr() + ":" + place.getColumnNr();
    }
}
