package org.bancheng.engine.lifecycle;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bancheng.engine.label.Label;

/**
 * Reads a checked expression for what the type checker cannot know: that a clock exists, that a
 * value compared with a choice is one of its choices, and that evaluating it stays cheap whatever
 * it is given.
 */
final class Names {

    /**
     * Each may double a text or a list, so that a few dozens would fill the memory; macros that
     * make lists hold one too.
     */
    private static final int MOST_SUMS = 8;

    /** What a list may hold: lists of lists double with each level, and comparing them as often. */
    private static final Set<CelKind> SINGLE =
            Set.of(
                    CelKind.BOOL,
                    CelKind.BYTES,
                    CelKind.DOUBLE,
                    CelKind.DURATION,
                    CelKind.INT,
                    CelKind.NULL_TYPE,
                    CelKind.STRING,
                    CelKind.TIMESTAMP,
                    CelKind.UINT);

    private final Vocabulary vocabulary;
    private final Set<String> clocks = new HashSet<>();
    private final Set<String> tallies = new HashSet<>();
    private final List<InvalidExpression.Issue> issues = new ArrayList<>();
    private final Set<String> formFields = new HashSet<>();
    private final Set<String> demanded = new HashSet<>();
    private final Set<String> own = new HashSet<>();
    private int sums;
    private CelAbstractSyntaxTree tree;

    @SuppressWarnings("NullAway.Init") // read() is the only entrance
    Names(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void read(CelAbstractSyntaxTree ast) {
        tree = ast;
        read(ast.getExpr());
        if (sums > MOST_SUMS) {
            issue(
                    0,
                    "“+”、map、filter 一共最多用 " + MOST_SUMS + " 次，这里有 " + sums + " 次",
                    "at most " + MOST_SUMS + " of +, map and filter, not " + sums,
                    "",
                    List.of());
        }
        demands(ast.getExpr(), true, false);
    }

    private void read(CelExpr expr) {
        switch (expr.getKind()) {
            case SELECT -> {
                var operand = expr.select().operand();
                if (isVariable(operand, "clock")) {
                    clock(expr, expr.select().field());
                } else if (isVariable(operand, "tally")) {
                    tallies.add(expr.select().field());
                } else if (isVariable(operand, "form")) {
                    formFields.add(expr.select().field());
                }
                read(operand);
            }
            case CALL -> call(expr);
            case LIST -> {
                expr.list().elements().forEach(this::single);
                expr.list().elements().forEach(this::read);
            }
            case MAP ->
                    expr.map()
                            .entries()
                            .forEach(
                                    entry -> {
                                        single(entry.value());
                                        read(entry.key());
                                        read(entry.value());
                                    });
            case COMPREHENSION -> {
                var loop = expr.comprehension();
                read(loop.iterRange());
                read(loop.accuInit());
                read(loop.loopCondition());
                read(loop.loopStep());
                read(loop.result());
            }
            case IDENT, CONSTANT, STRUCT, NOT_SET -> {}
        }
    }

    private void single(CelExpr held) {
        boolean fine =
                tree.getType(held.id()).filter(type -> SINGLE.contains(type.kind())).isPresent();
        if (!fine) {
            issue(
                    position(held),
                    "列表里只能放单个的值，不能再放列表",
                    "a list holds single values, no lists",
                    "",
                    List.of());
        }
    }

    /**
     * Each part is looked at once, however deep it lies.
     *
     * @param holds whether the whole comes nearer to holding where this part holds
     * @param fails whether it does where this part fails; where it does either way, both
     */
    private void demands(CelExpr expr, boolean holds, boolean fails) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.CALL) {
            demands(expr.call().function(), expr.call().args(), holds, fails);
        }
    }

    private void demands(String function, List<CelExpr> args, boolean holds, boolean fails) {
        switch (function) {
            case Expressions.GIVEN -> {
                if (holds) {
                    demanded(args.getFirst());
                }
            }
            case "!_" -> demands(args.getFirst(), fails, holds);
            case "_&&_", "_||_" -> args.forEach(arg -> demands(arg, holds, fails));
            case "_?_:_" -> {
                demands(args.getFirst(), true, true);
                demands(args.get(1), holds, fails);
                demands(args.get(2), holds, fails);
            }
            case "_==_", "_!=_" -> {
                if (isNull(args.get(0)) || isNull(args.get(1))) {
                    if (function.equals("_==_") ? fails : holds) {
                        args.forEach(this::demanded);
                    }
                } else {
                    args.forEach(arg -> demands(arg, true, true));
                }
            }
            default -> {}
        }
    }

    private static boolean isSelected(CelExpr expr, String variable) {
        return expr.getKind() == CelExpr.ExprKind.Kind.SELECT
                && isVariable(expr.select().operand(), variable);
    }

    private void demanded(CelExpr expr) {
        if (isSelected(expr, "form")) {
            demanded.add(expr.select().field());
        }
    }

    private static boolean isNull(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expr.constant().getKind() == CelConstant.Kind.NULL_VALUE;
    }

    private void call(CelExpr expr) {
        sums += expr.call().function().equals("_+_") ? 1 : 0;
        var call = expr.call();
        var args = call.args();
        switch (call.function()) {
            case "_[_]" -> {
                if (isVariable(args.getFirst(), "clock")) {
                    text(args.get(1)).ifPresent(name -> clock(args.get(1), name));
                }
            }
            case "_==_", "_!=_" -> {
                compared(args.get(0), args.get(1));
                compared(args.get(1), args.get(0));
            }
            case "@in" -> {
                if (isSelected(args.get(0), "form") && isSelected(args.get(1), "actor")) {
                    own.add(args.get(0).select().field());
                }
                if (args.get(1).getKind() == CelExpr.ExprKind.Kind.LIST) {
                    args.get(1).list().elements().forEach(one -> compared(args.get(0), one));
                } else {
                    compared(args.get(1), args.get(0));
                }
            }
            // a pattern of a few characters can fill the memory when it is compiled
            case "matches" ->
                    issue(
                            position(expr),
                            "规则里不能用 matches：请用 ==、in、contains、startsWith、endsWith",
                            "no matches in a rule: use ==, in, contains, startsWith, endsWith",
                            "",
                            List.of());
            default -> {}
        }
        call.target().ifPresent(this::read);
        args.forEach(this::read);
    }

    private static boolean isVariable(CelExpr expr, String name) {
        return expr.getKind() == CelExpr.ExprKind.Kind.IDENT && expr.ident().name().equals(name);
    }

    private static Optional<String> text(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(expr.constant().stringValue())
                : Optional.empty();
    }

    private void clock(CelExpr at, String name) {
        clocks.add(name);
        if (!vocabulary.clocks().contains(name)) {
            var known = vocabulary.clocks().stream().sorted().toList();
            issue(position(at), "没有时钟 " + name, "no clock " + name, name, known);
        }
    }

    private void compared(CelExpr field, CelExpr value) {
        if (field.getKind() != CelExpr.ExprKind.Kind.SELECT
                || field.select().operand().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return;
        }
        var name = field.select().operand().ident().name() + "." + field.select().field();
        var allowed = vocabulary.values().get(name);
        var said = text(value);
        if (allowed != null && said.isPresent() && !allowed.contains(said.get())) {
            issue(
                    position(value),
                    name + " 没有这个值：" + said.get(),
                    name + " is never " + said.get(),
                    said.get(),
                    allowed.stream().sorted().toList());
        }
    }

    /** What an expression may come to: a constant that is no choice of the field is a mistake. */
    void results(CelExpr expr, List<String> choices) {
        boolean either =
                expr.getKind() == CelExpr.ExprKind.Kind.CALL
                        && expr.call().function().equals("_?_:_");
        if (either) {
            results(expr.call().args().get(1), choices);
            results(expr.call().args().get(2), choices);
            return;
        }
        var said = text(expr);
        if (said.isPresent() && !choices.isEmpty() && !choices.contains(said.get())) {
            issue(
                    position(expr),
                    "字段没有这个选项：" + said.get(),
                    "the field has no such choice: " + said.get(),
                    said.get(),
                    choices);
        }
    }

    private int position(CelExpr expr) {
        return tree.getSource().getPositionsMap().getOrDefault(expr.id(), 0);
    }

    void issue(int offset, String zh, String en, String word, List<String> allowed) {
        issues.add(new InvalidExpression.Issue(offset, Label.of(zh, en), word, allowed));
    }

    void throwIfAny() throws InvalidExpression {
        if (!issues.isEmpty()) {
            throw new InvalidExpression(issues);
        }
    }

    Set<String> clocks() {
        return Set.copyOf(clocks);
    }

    Set<String> tallies() {
        return Set.copyOf(tallies);
    }

    /** The fields of the form that it reads, spelled as expressions spell them. */
    Set<String> formFields() {
        return Set.copyOf(formFields);
    }

    /** Those of them that have to name something of the actor's. */
    Set<String> own() {
        return Set.copyOf(own);
    }

    /** Those of them that it may hold of only when they are given. */
    Set<String> demanded() {
        return Set.copyOf(demanded);
    }
}
