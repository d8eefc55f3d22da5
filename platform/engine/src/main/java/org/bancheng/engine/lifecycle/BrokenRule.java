package org.bancheng.engine.lifecycle;

import dev.cel.common.CelErrorCode;
import org.bancheng.engine.label.Label;

/** An expression that cannot be evaluated: the county's administrator has to mend it. */
final class BrokenRule extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Of an expression, that it can be recognised. */
    private static final int LONGEST = 80;

    private final String rule;
    private final CelErrorCode code;

    BrokenRule(String rule, CelErrorCode code) {
        super(rule + ": " + code, null, false, false);
        this.rule = rule;
        this.code = code;
    }

    /**
     * @param type in whose lifecycle it stands
     * @param basis of what was to be done by it
     */
    Refusal refusal(String type, String basis) {
        var why = why(code);
        var shown = rule.length() > LONGEST ? rule.substring(0, LONGEST) + "…" : rule;
        return Refusals.sentence(
                Refusal.Code.MISCONFIGURED,
                basis,
                Label.of(
                        "lifecycles/%s.yaml 的规则“%s”算不出结果：%s，所以没有办成；要由本县配置管理员改正"
                                .formatted(type, shown, why.zhCn()),
                        "The rule “%s” of lifecycles/%s.yaml cannot be evaluated: %s, so nothing was done; the county's configuration administrator has to mend it"
                                .formatted(shown, type, Refusals.english(why))),
                null);
    }

    static Label why(CelErrorCode code) {
        return switch (code) {
            case DIVIDE_BY_ZERO -> Label.of("除数是 0", "a division by zero");
            case NUMERIC_OVERFLOW -> Label.of("数太大", "a number too large");
            case ITERATION_BUDGET_EXCEEDED -> Label.of("要逐个看的太多", "too much to go through");
            case INDEX_OUT_OF_BOUNDS -> Label.of("列表里没有这一项", "no such place in the list");
            case BAD_FORMAT -> Label.of("文字不能这样读", "a text that does not read like that");
            default -> Label.of("写法有误", "a mistake in it");
        };
    }
}
