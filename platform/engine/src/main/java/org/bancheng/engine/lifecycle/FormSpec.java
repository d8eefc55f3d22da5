package org.bancheng.engine.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of a form, in the order to show them. */
public record FormSpec(List<FieldSpec> fields) {

    public FormSpec {
        fields = List.copyOf(fields);
    }

    public static FormSpec empty() {
        return new FormSpec(List.of());
    }

    public Optional<FieldSpec> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The names of the fields of a type. */
    public Set<String> names(FieldType type) {
        return fields.stream()
                .filter(field -> field.type() == type)
                .map(FieldSpec::name)
                .collect(Collectors.toSet());
    }

    boolean isPersonal(String name) {
        return field(name).filter(FieldSpec::personal).isPresent();
    }

    /** The same form with one field required. */
    FormSpec demanding(String name) {
        return new FormSpec(
                fields.stream()
                        .map(field -> field.name().equals(name) ? field.required() : field)
                        .toList());
    }
}
