package org.bancheng.platform.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.jspecify.annotations.Nullable;

/** Values as an official paper has them: in simplified Chinese, with names for ids. */
final class FieldWords {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private final TenantConfiguration configuration;

    FieldWords(TenantConfiguration configuration) {
        this.configuration = configuration;
    }

    String of(FieldSpec field, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(one -> of(field, one)).collect(Collectors.joining("、"));
        }
        String plain = value.toString();
        return switch (field.type()) {
            case UNIT -> unit(plain);
            case CATEGORY -> category(plain);
            case CHOICE ->
                    field.choices().stream()
                            .filter(choice -> choice.value().equals(plain))
                            .map(choice -> choice.label().zhCn())
                            .findFirst()
                            .orElse(plain);
            case BOOLEAN -> plain.equals("true") ? "是" : "否";
            case RATING -> plain + "（满分 5）";
            case DATE -> date(plain);
            default -> plain;
        };
    }

    String unit(String id) {
        return configuration.units().stream()
                .filter(unit -> unit.id().equals(id))
                .map(unit -> unit.name().zhCn())
                .findFirst()
                .orElse(id);
    }

    String category(@Nullable String id) {
        return id == null
                ? ""
                : configuration.categories().stream()
                        .filter(category -> category.id().equals(id))
                        .map(category -> category.label().zhCn())
                        .findFirst()
                        .orElse(id);
    }

    String channel(String id) {
        return configuration.channel(id).map(channel -> channel.label().zhCn()).orElse(id);
    }

    static String day(@Nullable Instant at) {
        return at == null ? "" : at.atZone(ZONE).format(DAY);
    }

    static String time(@Nullable Instant at) {
        return at == null ? "" : at.atZone(ZONE).format(TIME);
    }

    static String date(LocalDate day) {
        return day.format(DAY);
    }

    private static String date(String iso) {
        try {
            return date(LocalDate.parse(iso));
        } catch (DateTimeParseException _) {
            return iso;
        }
    }
}
