package org.bancheng.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.FieldSpec.Choice;
import org.bancheng.engine.lifecycle.FieldSpec.Entries;
import org.bancheng.engine.lifecycle.FieldSpec.Presence;

/** What is of another JSON kind than its field is always refused, and never kept. */
class JsonKindsTest {
    private static final Directory DIRECTORY =
            new Directory(
                    Map.of("market", Label.of("市监局")),
                    Map.of("business", Label.of("经营")),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Set.of(),
                    Map.of());

    private enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        LIST,
        OBJECT
    }

    @Provide
    Arbitrary<Object> json() {
        Arbitrary<Object> flat =
                Arbitraries.oneOf(
                        Arbitraries.of("x", "true", "1", "2026-05-11", "market", "business", "a")
                                .map(text -> (Object) text),
                        Arbitraries.of(0L, 1L, 3L, -7L, 1.5).map(number -> (Object) number),
                        Arbitraries.of(true, false).map(truth -> (Object) truth));
        return Arbitraries.oneOf(
                flat,
                flat.list().ofMinSize(1).ofMaxSize(3).map(list -> (Object) list),
                flat.map(one -> Map.of("key", one)));
    }

    @Property(tries = 2_000)
    void what_is_of_another_kind_is_refused(
            @ForAll FieldType type, @ForAll Presence presence, @ForAll("json") Object raw) {
        boolean list = presence == Presence.MANY || type == FieldType.ATTACHMENT;
        boolean fits =
                list
                        ? raw instanceof List<?> many
                                && many.stream().allMatch(one -> kind(one) == kind(type))
                        : kind(raw) == kind(type);
        var inputs = Inputs.check(form(type, presence), Map.of("field", raw), DIRECTORY);

        if (!fits) {
            assertThat(inputs.errors().stream().map(FieldError::field)).contains("field");
        }
        if (!list && !fits) {
            assertThat(inputs.given()).isEmpty();
        }
    }

    private static Kind kind(Object raw) {
        return switch (raw) {
            case String _ -> Kind.TEXT;
            case Number _ -> Kind.NUMBER;
            case Boolean _ -> Kind.TRUTH;
            case List<?> _ -> Kind.LIST;
            default -> Kind.OBJECT;
        };
    }

    private static Kind kind(FieldType type) {
        return switch (type) {
            case BOOLEAN -> Kind.TRUTH;
            case INTEGER, RATING -> Kind.NUMBER;
            case FIGURES -> Kind.OBJECT;
            case TEXT,
                    LONG_TEXT,
                    PHONE,
                    DATE,
                    UNIT,
                    CATEGORY,
                    CHOICE,
                    REFERENCE,
                    CASE,
                    ENTRY,
                    ATTACHMENT ->
                    Kind.TEXT;
        };
    }

    private static FormSpec form(FieldType type, Presence presence) {
        var field =
                new FieldSpec(
                        "field",
                        Label.of("栏目"),
                        type,
                        presence,
                        false,
                        List.of(new Choice("a", Label.of("甲"))),
                        type == FieldType.ENTRY ? new Entries("pool", "active") : null);
        return new FormSpec(List.of(field));
    }
}
