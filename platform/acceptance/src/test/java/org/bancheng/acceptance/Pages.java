package org.bancheng.acceptance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.ApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The pages that the running server has, so that a new one is tested by being there. */
final class Pages {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\*?\\w+)}");

    private Pages() {}

    /** Addresses that give a page, as patterns. */
    static List<String> all(ApplicationContext server) {
        Map<RequestMappingInfo, HandlerMethod> handlers =
                server.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                        .getHandlerMethods();
        return handlers.entrySet().stream()
                .filter(entry -> got(entry.getKey()))
                .filter(entry -> page(entry.getValue()))
                .flatMap(entry -> entry.getKey().getPatternValues().stream())
                .sorted()
                .toList();
    }

    /** A pattern with its variables filled in; each must be known. */
    static String address(String pattern, Map<String, String> values) {
        return VARIABLE.matcher(pattern).replaceAll(variable -> value(pattern, variable, values));
    }

    private static String value(String pattern, MatchResult variable, Map<String, String> values) {
        String value = values.get(variable.group(1));
        if (value == null) {
            throw new AssertionError(
                    "The page %s has a variable this test has no value for: %s. Give it one."
                            .formatted(pattern, variable.group(1)));
        }
        return value;
    }

    private static boolean got(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    /** Neither the interface for machines, nor a file, nor a mere way to somewhere else. */
    private static boolean page(HandlerMethod handler) {
        Class<?> answer = handler.getReturnType().getParameterType();
        boolean ours = handler.getBeanType().getName().startsWith("org.bancheng.");
        boolean body =
                handler.hasMethodAnnotation(
                                org.springframework.web.bind.annotation.ResponseBody.class)
                        || handler.getBeanType()
                                .isAnnotationPresent(
                                        org.springframework.web.bind.annotation.RestController
                                                .class);
        return ours
                && !body
                && !ErrorController.class.isAssignableFrom(handler.getBeanType())
                && answer != void.class
                && !ResponseEntity.class.isAssignableFrom(answer);
    }
}
