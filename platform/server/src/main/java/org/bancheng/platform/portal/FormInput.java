package org.bancheng.platform.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/**
 * What was typed into a form and what is wrong with it; empty before the first try.
 *
 * @param typed by field name
 * @param wrong message by field name
 * @param refusal what is wrong with the whole
 */
record FormInput(Map<String, List<String>> typed, Map<String, String> wrong, List<String> refusal) {

    static FormInput empty() {
        return new FormInput(Map.of(), Map.of(), List.of());
    }

    static FormInput typed(MultiValueMap<String, String> typed) {
        return new FormInput(typed, Map.of(), List.of());
    }

    FormInput refused(Map<String, String> newlyWrong, List<String> newRefusal) {
        return new FormInput(typed, newlyWrong, newRefusal);
    }

    /** The same with one more thing wrong beside what is. */
    FormInput alsoWrong(String field, String message) {
        Map<String, String> all = new LinkedHashMap<>(wrong);
        all.putIfAbsent(field, message);
        return new FormInput(typed, all, refusal);
    }

    /** What a person wrote, to be given back where its form is not shown again. */
    String words() {
        return typed.entrySet().stream()
                .filter(
                        entry ->
                                !entry.getKey().startsWith("_")
                                        && !entry.getKey().equals("version"))
                .flatMap(entry -> entry.getValue().stream())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("；"));
    }

    List<String> of(String field) {
        return typed.getOrDefault(field, List.of());
    }
}
