package org.bancheng.engine.lifecycle;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bancheng.engine.label.DateText;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/** The sentences of refusals: what, by which clause, until when or by whom. */
final class Refusals {

    private Refusals() {}

    static Refusal unknown(String action) {
        return new Refusal(
                Refusal.Code.UNKNOWN_ACTION,
                "",
                Label.of("没有“" + action + "”这个动作。", "There is no action " + action + "."),
                List.of());
    }

    static Refusal notInState(Action action, Map<String, State> states, String now) {
        var where = states.values().stream().filter(s -> action.from().contains(s.id())).toList();
        var zh =
                where.stream()
                        .map(s -> "“" + s.label().zhCn() + "”")
                        .collect(Collectors.joining("、"));
        var en = where.stream().map(s -> english(s.label())).collect(Collectors.joining(", "));
        var current = states.get(now);
        var label = current == null ? Label.of(now) : current.label();
        return sentence(
                Refusal.Code.NOT_IN_STATE,
                action.basis(),
                Label.of(
                        "“%s”要在%s时办理，现在是“%s”".formatted(action.label().zhCn(), zh, label.zhCn()),
                        "%s is done while: %s; now it is: %s"
                                .formatted(english(action.label()), en, english(label))),
                null);
    }

    static Refusal notYourPost(
            Label action,
            String basis,
            Collection<String> by,
            Map<String, PostRule> posts,
            boolean holds) {
        var zh = by.stream().map(id -> post(id, posts).zhCn()).collect(Collectors.joining("、"));
        var en = by.stream().map(id -> english(post(id, posts))).collect(Collectors.joining(", "));
        return sentence(
                Refusal.Code.NOT_YOUR_POST,
                basis,
                holds
                        ? Label.of(
                                "“%s”由本单位或本渠道的%s办理，这件不归您经办".formatted(action.zhCn(), zh),
                                "%s is for the %s of the unit or channel concerned"
                                        .formatted(english(action), en))
                        : Label.of(
                                "“%s”由%s办理，您不在这个岗位".formatted(action.zhCn(), zh),
                                "%s is done by: %s; you do not hold that post"
                                        .formatted(english(action), en)),
                null);
    }

    private static Label post(String id, Map<String, PostRule> posts) {
        return switch (id) {
            case Action.REPORTER -> Label.of("反映人", "the reporter");
            case Action.SYSTEM -> Label.of("系统", "the system");
            default -> posts.containsKey(id) ? posts.get(id).label() : Label.of(id);
        };
    }

    static Refusal badInput(String basis, List<FieldError> errors) {
        var zh = errors.stream().map(e -> e.message().zhCn()).collect(Collectors.joining("；"));
        var en = errors.stream().map(e -> english(e.message())).collect(Collectors.joining("; "));
        return new Refusal(
                Refusal.Code.BAD_INPUT,
                basis,
                Label.of("填写有误：" + zh + "。", "Please correct: " + en + "."),
                errors);
    }

    /**
     * @param ended when the time for it ended; null when no time is concerned
     */
    static Refusal sentence(
            Refusal.Code code, String basis, Label sentence, @Nullable Ended ended) {
        var clauseZh = basis.isEmpty() ? "" : "（" + basis + "）";
        var clauseEn = basis.isEmpty() ? "" : " (" + basis + ")";
        var zh = bare(sentence.zhCn()) + clauseZh;
        var en = bare(english(sentence)) + clauseEn;
        if (ended != null) {
            zh += "，已于 " + DateText.chinese(ended.at(), ended.now()) + " 截止";
            en += "; it ended on " + DateText.english(ended.at(), ended.now());
        }
        var hant = sentence.zhHant();
        var traditional = hant == null || ended != null ? null : bare(hant) + clauseZh + "。";
        return new Refusal(code, basis, new Label(zh + "。", traditional, en + "."), List.of());
    }

    record Ended(Instant at, Instant now) {}

    /** The same refusal, said at the fields that it comes from. */
    static Refusal at(List<FieldSpec> fields, Refusal refusal) {
        return new Refusal(
                refusal.code(),
                refusal.basis(),
                refusal.message(),
                fields.stream()
                        .map(field -> new FieldError(field.name(), "rule", refusal.message()))
                        .toList());
    }

    /** The same refusal with who might lift it. */
    static Refusal liftable(
            Refusal refusal, Action.Waiver waiver, Map<String, PostRule> posts, FormSpec form) {
        var zh =
                waiver.by().stream()
                        .map(id -> post(id, posts).zhCn())
                        .collect(Collectors.joining("、"));
        var en =
                waiver.by().stream()
                        .map(id -> english(post(id, posts)))
                        .collect(Collectors.joining(", "));
        var field = form.field(waiver.reason()).map(FieldSpec::label).orElse(Label.of("理由"));
        return new Refusal(
                refusal.code(),
                refusal.basis(),
                new Label(
                        bare(refusal.message().zhCn())
                                + "；确需办理的，由%s填写“%s”后可以破例。".formatted(zh, field.zhCn()),
                        null,
                        bare(english(refusal.message()))
                                + "; %s may lift this, giving the reason.".formatted(en)),
                refusal.fields());
    }

    private static String bare(String sentence) {
        return sentence.replaceAll("[。.]$", "");
    }

    static String english(Label label) {
        return label.en() == null ? label.zhCn() : label.en();
    }
}
