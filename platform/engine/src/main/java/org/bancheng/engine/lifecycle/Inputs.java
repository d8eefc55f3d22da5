package org.bancheng.engine.lifecycle;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/** Inputs against a form: what is given in the form's types, and what is wrong with the rest. */
final class Inputs {

    private static final long LARGEST = 1_000_000_000L;
    private static final int MOST_OF_ONE_FIELD = 50;

    /** Marks that turn the direction of what follows: nobody types them, and pages get garbled. */
    private static final Pattern TURNING = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private static final int LONGEST_ECHO = 60;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    private static final Pattern TELEPHONE =
            Pattern.compile("\\+?\\d{7,15}((转|[xX#,]|ext)\\d{1,6})?");

    private final FormSpec form;
    private final Directory directory;
    private final Map<String, Object> given = new HashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    private Inputs(FormSpec form, Directory directory) {
        this.form = form;
        this.directory = directory;
    }

    static Inputs check(FormSpec form, Map<String, Object> inputs, Directory directory) {
        var checked = new Inputs(form, directory);
        inputs.keySet().stream().sorted().forEach(checked::known);
        form.fields().forEach(field -> checked.read(field, inputs.get(field.name())));
        return checked;
    }

    Map<String, Object> given() {
        return given;
    }

    List<FieldError> errors() {
        return errors;
    }

    private void known(String name) {
        if (form.field(name).isEmpty()) {
            var message = Label.of("这张表没有字段 " + name, "This form has no field " + name);
            errors.add(new FieldError(name, "unknown-field", message));
        }
    }

    private void read(FieldSpec field, @Nullable Object raw) {
        boolean list = field.presence() == FieldSpec.Presence.MANY || isFiles(field);
        if (raw != null && list != raw instanceof Collection<?>) {
            error(
                    field,
                    "type",
                    list ? "可以填多项，应是列表" : "只能填一个，不是列表",
                    list ? "must be a list" : "takes one value, not a list");
            return;
        }
        var values = values(raw);
        if (values.isEmpty()) {
            if (field.presence() == FieldSpec.Presence.REQUIRED) {
                error(field, "required", wanted(field.type()), "is required");
            }
            return;
        }
        if (field.presence() == FieldSpec.Presence.MANY) {
            many(field, values);
        } else if (values.size() > 1) {
            error(field, "type", "只能填一个", "takes one value");
        } else {
            var value = value(field, values.getFirst());
            if (value != null) {
                given.put(field.name(), value);
            }
        }
    }

    /** What the shell has stored, it names in a list. */
    private static boolean isFiles(FieldSpec field) {
        return field.type() == FieldType.ATTACHMENT;
    }

    private static String wanted(FieldType type) {
        return switch (type) {
            case BOOLEAN, DATE, UNIT, CATEGORY, CHOICE, RATING, ENTRY -> "请选择";
            case ATTACHMENT -> "请上传";
            case TEXT, LONG_TEXT, PHONE, INTEGER, REFERENCE, CASE -> "请填写";
            case FIGURES -> "由系统统计";
        };
    }

    private static List<Object> values(@Nullable Object raw) {
        Collection<? extends @Nullable Object> all =
                raw instanceof Collection<?> many ? many : Collections.singleton(raw);
        var values = new ArrayList<Object>();
        for (Object one : all) {
            if (one instanceof String text) {
                if (!VisibleText.isBlank(text)) {
                    values.add(text.strip());
                }
            } else if (one != null) {
                values.add(one);
            }
        }
        return values;
    }

    private void many(FieldSpec field, List<Object> values) {
        if (values.size() > MOST_OF_ONE_FIELD) {
            error(
                    field,
                    "length",
                    "最多 " + MOST_OF_ONE_FIELD + " 项",
                    "takes at most " + MOST_OF_ONE_FIELD);
            return;
        }
        var read = new ArrayList<Object>();
        for (Object one : values) {
            var value = value(field, one);
            if (value != null && !read.contains(value)) {
                read.add(value);
            }
        }
        given.put(field.name(), List.copyOf(read));
    }

    private @Nullable Object value(FieldSpec field, Object raw) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT, REFERENCE, CASE, ENTRY -> text(field, raw);
            case PHONE -> phone(field, raw);
            case BOOLEAN -> bool(field, raw);
            case INTEGER -> number(field, raw, -LARGEST, LARGEST);
            case RATING -> number(field, raw, 1, 5);
            case DATE -> date(field, raw);
            case UNIT -> listed(field, raw, "unknown-unit", directory.units().keySet());
            case CATEGORY ->
                    listed(field, raw, "unknown-category", directory.categories().keySet());
            case CHOICE ->
                    listed(
                            field,
                            raw,
                            "choice",
                            field.choices().stream().map(FieldSpec.Choice::value).toList());
            case ATTACHMENT -> text(field, raw);
            case FIGURES ->
                    raw instanceof Map<?, ?>
                            ? raw
                            : error(field, "type", "由系统统计，不能填写", "is counted, not given");
        };
    }

    private @Nullable Object text(FieldSpec field, Object raw) {
        if (!(raw instanceof String given)) {
            return error(field, "type", "应是文字", "must be text");
        }
        var text = TURNING.matcher(given).replaceAll("");
        int most = field.maxLength() == 0 ? 200 : field.maxLength();
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            return error(
                    field,
                    "length",
                    "最多 " + most + " 字，现有 " + length + " 字",
                    "takes at most " + most + " characters, has " + length);
        }
        boolean lines = field.type() == FieldType.LONG_TEXT;
        boolean unprintable =
                text.codePoints()
                        .anyMatch(
                                c ->
                                        // half of a rare character, which would be kept as "?"
                                        Character.getType(c) == Character.SURROGATE
                                                || (Character.isISOControl(c)
                                                        && !(lines
                                                                && (c == '\n' || c == '\r'
                                                                        || c == '\t'))));
        return unprintable
                ? error(
                        field,
                        "type",
                        "含有不能保存的字符（控制字符或半个字）",
                        "has characters that cannot be kept: control characters or half of one")
                : text;
    }

    private @Nullable Object phone(FieldSpec field, Object raw) {
        if (!(text(field, raw) instanceof String text)) {
            return null;
        }
        // an input method may leave full-width digits and signs
        var number = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return TELEPHONE.matcher(number.replaceAll("[\\s().-]", "")).matches()
                ? number
                : error(
                        field,
                        "phone",
                        "应是电话号码，如 13812345678 或 0731-57881234",
                        "must be a telephone number like 13812345678 or 0731-57881234");
    }

    private @Nullable Object bool(FieldSpec field, Object raw) {
        return raw instanceof Boolean
                ? raw
                : error(field, "type", "应选是或否（true 或 false）", "must be true or false");
    }

    private @Nullable Object number(FieldSpec field, Object raw, long least, long most) {
        Long number =
                switch (raw) {
                    case Integer value -> Long.valueOf(value);
                    case Long value -> value;
                    default -> null;
                };
        if (number == null) {
            return error(field, "type", "应是整数", "must be a whole number");
        }
        return number < least || number > most
                ? error(
                        field,
                        "range",
                        "应在 " + least + " 到 " + most + " 之间",
                        "must be between " + least + " and " + most)
                : number;
    }

    private @Nullable Object date(FieldSpec field, Object raw) {
        try {
            return switch (raw) {
                case LocalDate date -> meant(field, date);
                case String text -> meant(field, LocalDate.parse(text));
                default -> error(field, "type", "应是日期", "must be a date");
            };
        } catch (DateTimeParseException e) {
            return error(field, "type", "应是日期，如 2026-01-31", "must be a date like 2026-01-31");
        }
    }

    /** A day that a person can mean; others break whatever reckons with them. */
    private @Nullable Object meant(FieldSpec field, LocalDate date) {
        return date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR
                ? error(
                        field,
                        "range",
                        "应在 " + FIRST_YEAR + " 年到 " + LAST_YEAR + " 年之间",
                        "must be between the years " + FIRST_YEAR + " and " + LAST_YEAR)
                : date.toString();
    }

    private @Nullable Object listed(
            FieldSpec field, Object raw, String code, Collection<String> allowed) {
        return raw instanceof String text && allowed.contains(text)
                ? text
                : error(field, code, "没有这一项：" + brief(raw), "has no such value: " + brief(raw));
    }

    private static String brief(Object raw) {
        var text = raw.toString();
        return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "…";
    }

    private @Nullable Object error(FieldSpec field, String code, String zh, String en) {
        var label = field.label();
        var english = label.en() == null ? label.zhCn() : label.en();
        errors.add(
                new FieldError(
                        field.name(),
                        code,
                        Label.of("“" + label.zhCn() + "”" + zh, english + " " + en)));
        return null;
    }
}
