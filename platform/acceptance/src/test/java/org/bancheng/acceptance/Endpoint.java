package org.bancheng.acceptance;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.ApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A method and an address that the running server answers to, so that a new one is tested by being
 * there.
 */
record Endpoint(String method, String pattern) {

    static List<Endpoint> all(ApplicationContext server) {
        return server
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(entry -> ours(entry.getValue()))
                .flatMap(
                        entry ->
                                entry.getKey().getPatternValues().stream()
                                        .flatMap(
                                                pattern ->
                                                        entry
                                                                .getKey()
                                                                .getMethodsCondition()
                                                                .getMethods()
                                                                .stream()
                                                                .map(
                                                                        m ->
                                                                                new Endpoint(
                                                                                        m.name(),
                                                                                        pattern))))
                .sorted(Comparator.comparing(Endpoint::pattern).thenComparing(Endpoint::method))
                .toList();
    }

    private static boolean ours(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("org.bancheng.")
                && !ErrorController.class.isAssignableFrom(handler.getBeanType());
    }

    boolean ofInstallation() {
        return pattern.startsWith("/platform");
    }

    boolean api() {
        return pattern.contains("/api/");
    }

    boolean writes() {
        return !method.equals("GET");
    }

    /** The address with its variables filled in; each must be known. */
    String address(Map<String, String> values) {
        return Pages.address(pattern, values);
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
