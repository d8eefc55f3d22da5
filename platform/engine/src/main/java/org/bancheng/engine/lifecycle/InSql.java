package org.bancheng.engine.lifecycle;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Columns.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Says a checked expression in PostgreSQL.
 *
 * <p>Both languages have a third answer, and it goes by the same rules for and, or and not: what
 * CEL cannot determine is null in SQL. They differ in what a missing value is: to CEL it is a value
 * like another, unequal to all others, so equality becomes {@code is not distinct from}; only an
 * operand that may itself be undetermined keeps the null.
 */
final class InSql {

    private final CelAbstractSyntaxTree tree;
    private final Columns columns;
    private final String prefix;
    private final Map<String, Object> params = new LinkedHashMap<>();
    private final Map<String, String> clocks = new LinkedHashMap<>();
    private final List<InvalidExpression.Issue> issues = new ArrayList<>();

    private InSql(CelAbstractSyntaxTree tree, Columns columns, String prefix) {
        this.tree = tree;
        this.columns = columns;
        this.prefix = prefix;
    }

    /**
     * @param nothing whether its value may be missing, which is null
     * @param undetermined whether it may have no answer, which is null too
     */
    private record Piece(Kind kind, String text, boolean nothing, boolean undetermined) {

        boolean mayBeNull() {
            return nothing || undetermined;
        }
    }

    private static final Piece REFUSED = new Piece(Kind.TRUTH, "null", false, true);

    /**
     * @param prefix of the names of its parameters, so that several stand in one statement
     */
    static Criterion criterion(
            String source,
            Expression expression,
            CelAbstractSyntaxTree tree,
            Columns columns,
            String prefix)
            throws InvalidExpression {
        var said = new InSql(tree, columns, prefix);
        var text = said.say(tree.getExpr()).text();
        if (!said.issues.isEmpty()) {
            throw new InvalidExpression(said.issues);
        }
        return new Criterion(source, expression, new SqlText(text, said.params), said.clocks);
    }

    private Piece say(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> constant(expr);
            case IDENT ->
                    expr.ident().name().equals("now")
                            ? new Piece(Kind.TIME, ":now", false, false)
                            : refuse(expr, expr.ident().name());
            case SELECT -> select(expr);
            case CALL -> call(expr);
            default -> refuse(expr, "这种写法");
        };
    }

    private Piece constant(CelExpr expr) {
        var constant = expr.constant();
        return switch (constant.getKind()) {
            case NULL_VALUE -> new Piece(Kind.TEXT, "null", true, false);
            case BOOLEAN_VALUE ->
                    new Piece(Kind.TRUTH, String.valueOf(constant.booleanValue()), false, false);
            case INT64_VALUE -> new Piece(Kind.NUMBER, bind(constant.int64Value()), false, false);
            case STRING_VALUE -> new Piece(Kind.TEXT, bind(constant.stringValue()), false, false);
            default -> refuse(expr, constant.getKind().name());
        };
    }

    private String bind(Object value) {
        var name = prefix + params.size();
        params.put(name, value);
        return ":" + name;
    }

    private Piece select(CelExpr expr) {
        var operand = expr.select().operand();
        var field = expr.select().field();
        var clock = clockOf(operand);
        if (clock.isPresent()) {
            return clock(expr, clock.get(), field);
        }
        if (operand.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return refuse(expr, "这种写法");
        }
        var name = operand.ident().name() + "." + field;
        var column = columns.find(operand.ident().name(), field);
        if (column == null) {
            return refuse(expr, name);
        }
        var bound = Stream.of(column.params()).map(this::bind).toArray();
        boolean nothing = column.kind() != Kind.COUNT && column.kind() != Kind.LIST;
        return new Piece(column.kind(), column.text().formatted(bound), nothing, false);
    }

    private static Optional<String> clockOf(CelExpr expr) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.SELECT && isClocks(expr.select().operand())) {
            return Optional.of(expr.select().field());
        }
        boolean indexed =
                expr.getKind() == CelExpr.ExprKind.Kind.CALL
                        && expr.call().function().equals("_[_]")
                        && isClocks(expr.call().args().getFirst());
        if (!indexed) {
            return Optional.empty();
        }
        var key = expr.call().args().get(1);
        return key.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && key.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(key.constant().stringValue())
                : Optional.empty();
    }

    private static boolean isClocks(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.IDENT && expr.ident().name().equals("clock");
    }

    private Piece clock(CelExpr expr, String name, String field) {
        var row = "k_" + Vocabulary.spelled(name);
        clocks.put(row, name);
        var text = ClockColumns.TEXTS.get(field);
        if (text == null) {
            return refuse(expr, "clock." + field);
        }
        var kind =
                switch (field) {
                    case "due" -> Kind.TIME;
                    case "extensions" -> Kind.COUNT;
                    default -> Kind.TRUTH;
                };
        return new Piece(kind, text.replace("K.", row + "."), kind == Kind.TIME, false);
    }

    private Piece call(CelExpr expr) {
        var call = expr.call();
        var args = Stream.concat(call.target().stream(), call.args().stream()).toList();
        return switch (call.function()) {
            case "_&&_" -> joined(args, " and ");
            case "_||_" -> joined(args, " or ");
            case "!_" -> {
                var operand = say(args.getFirst());
                yield new Piece(
                        Kind.TRUTH, "(not " + operand.text() + ")", false, operand.mayBeNull());
            }
            case "_==_" -> equal(expr, say(args.get(0)), say(args.get(1)));
            case "_!=_" -> {
                var same = equal(expr, say(args.get(0)), say(args.get(1)));
                yield new Piece(
                        Kind.TRUTH, "(not " + same.text() + ")", false, same.undetermined());
            }
            case "_<_", "_<=_", "_>_", "_>=_" ->
                    ordered(say(args.get(0)), call.function().replace("_", ""), say(args.get(1)));
            case "@in" -> in(expr, args.get(0), args.get(1));
            case "_?_:_" -> chosen(args);
            case "_+_", "_-_", "_*_" ->
                    reckoned(expr, say(args.get(0)), call.function().charAt(1), say(args.get(1)));
            case "given" -> given(expr, say(args.getFirst()));
            case "size" -> size(expr, say(args.getFirst()));
            case "contains" -> onText(args, "(position(%2$s in %1$s) > 0)");
            case "startsWith" -> onText(args, "starts_with(%1$s, %2$s)");
            case "endsWith" -> onText(args, "(right(%1$s, char_length(%2$s)) = %2$s)");
            default -> refuse(expr, call.function().replaceAll("[_@]", ""));
        };
    }

    private Piece joined(List<CelExpr> args, String word) {
        var pieces = args.stream().map(this::say).toList();
        return new Piece(
                Kind.TRUTH,
                pieces.stream().map(Piece::text).collect(Collectors.joining(word, "(", ")")),
                false,
                pieces.stream().anyMatch(Piece::mayBeNull));
    }

    private Piece equal(CelExpr expr, Piece one, Piece other) {
        if (one.kind() == Kind.LIST || other.kind() == Kind.LIST) {
            return refuse(expr, "列表之间的比较");
        }
        if ((one.undetermined() && one.nothing()) || (other.undetermined() && other.nothing())) {
            return refuse(expr, "这样比较");
        }
        var same = "(%s is not distinct from %s)".formatted(one.text(), other.text());
        if (!one.undetermined() && !other.undetermined()) {
            return new Piece(Kind.TRUTH, same, false, false);
        }
        var known =
                Stream.of(one, other)
                        .filter(Piece::undetermined)
                        .map(piece -> piece.text() + " is not null")
                        .collect(Collectors.joining(" and "));
        return new Piece(
                Kind.TRUTH, "(case when %s then %s end)".formatted(known, same), false, true);
    }

    /** Texts by their characters, as CEL compares them, whatever the database's language. */
    private static Piece ordered(Piece one, String sign, Piece other) {
        var collated = one.kind() == Kind.TEXT ? " collate \"C\"" : "";
        return new Piece(
                Kind.TRUTH,
                "(%s%s %s %s%s)".formatted(one.text(), collated, sign, other.text(), collated),
                false,
                one.mayBeNull() || other.mayBeNull());
    }

    private Piece in(CelExpr expr, CelExpr what, CelExpr where) {
        var one = say(what);
        if (where.getKind() == CelExpr.ExprKind.Kind.LIST) {
            var elements = where.list().elements();
            if (elements.isEmpty()
                    || elements.stream()
                            .anyMatch(e -> e.getKind() != CelExpr.ExprKind.Kind.CONSTANT)) {
                return refuse(where, "不是固定几项的列表");
            }
            var same = elements.stream().map(e -> equal(expr, one, constant(e))).toList();
            return new Piece(
                    Kind.TRUTH,
                    same.stream().map(Piece::text).collect(Collectors.joining(" or ", "(", ")")),
                    false,
                    one.undetermined());
        }
        var list = say(where);
        if (list.kind() != Kind.LIST || one.kind() == Kind.LIST) {
            return refuse(where, "in");
        }
        var cast = one.kind() == Kind.TEXT ? "::text" : "";
        var held = "(%s @> to_jsonb(%s%s))".formatted(list.text(), one.text(), cast);
        return one.undetermined()
                ? new Piece(Kind.TRUTH, held, false, true)
                : new Piece(Kind.TRUTH, "coalesce(" + held + ", false)", false, false);
    }

    private Piece chosen(List<CelExpr> args) {
        var condition = say(args.get(0));
        var then = say(args.get(1));
        var otherwise = say(args.get(2));
        return new Piece(
                then.text().equals("null") ? otherwise.kind() : then.kind(),
                "(case when %1$s then %2$s when not %1$s then %3$s end)"
                        .formatted(condition.text(), then.text(), otherwise.text()),
                then.nothing() || otherwise.nothing(),
                condition.mayBeNull() || then.undetermined() || otherwise.undetermined());
    }

    private Piece reckoned(CelExpr expr, Piece one, char sign, Piece other) {
        boolean numbers = isNumber(one) && isNumber(other);
        boolean texts = one.kind() == Kind.TEXT && other.kind() == Kind.TEXT && sign == '+';
        return numbers || texts
                ? new Piece(
                        one.kind() == Kind.TEXT ? Kind.TEXT : Kind.NUMBER,
                        "(%s %s %s)"
                                .formatted(
                                        one.text(),
                                        texts ? "||" : String.valueOf(sign),
                                        other.text()),
                        false,
                        one.mayBeNull() || other.mayBeNull())
                : refuse(expr, String.valueOf(sign));
    }

    private static boolean isNumber(Piece piece) {
        return piece.kind() == Kind.NUMBER || piece.kind() == Kind.COUNT;
    }

    private Piece given(CelExpr expr, Piece piece) {
        if (piece.undetermined() && piece.nothing()) {
            return refuse(expr, "has");
        }
        var there =
                switch (piece.kind()) {
                    case TEXT -> "(" + piece.text() + " <> '')";
                    case LIST -> "(jsonb_array_length(" + piece.text() + ") > 0)";
                    default -> "(" + piece.text() + " is not null)";
                };
        if (!piece.undetermined()) {
            return new Piece(Kind.TRUTH, "coalesce(" + there + ", false)", false, false);
        }
        return new Piece(
                Kind.TRUTH,
                "(case when %s is not null then %s end)".formatted(piece.text(), there),
                false,
                true);
    }

    private Piece size(CelExpr expr, Piece piece) {
        return switch (piece.kind()) {
            case TEXT ->
                    new Piece(
                            Kind.NUMBER,
                            "char_length(" + piece.text() + ")::bigint",
                            false,
                            piece.mayBeNull());
            case LIST ->
                    new Piece(
                            Kind.NUMBER,
                            "jsonb_array_length(" + piece.text() + ")::bigint",
                            false,
                            false);
            default -> refuse(expr, "size");
        };
    }

    private Piece onText(List<CelExpr> args, String pattern) {
        var one = say(args.get(0));
        var other = say(args.get(1));
        return new Piece(
                Kind.TRUTH,
                pattern.formatted(one.text(), other.text()),
                false,
                one.mayBeNull() || other.mayBeNull());
    }

    private Piece refuse(CelExpr expr, @Nullable String what) {
        int offset = tree.getSource().getPositionsMap().getOrDefault(expr.id(), 0);
        issues.add(
                new InvalidExpression.Issue(
                        offset,
                        Label.of(
                                "统计口径里不能用“" + what + "”，数据库不能成批地算它",
                                "“"
                                        + what
                                        + "” cannot be counted by: the database cannot reckon it for many at once"),
                        "",
                        List.of()));
        return REFUSED;
    }
}
