package org.bancheng.engine.lifecycle;

import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An expression that is as simple as a sentence: it asks of declared fields what they are, and all
 * of that or some of it. Whoever does not read expressions can be told what it asks.
 *
 * @param every whether all parts have to hold; else one of them
 * @param parts one or more
 */
public record Condition(boolean every, List<Asked> parts) {
    /** Characters; a sentence is shorter, and a draft may hold anything. */
    private static final int LONGEST = 500;

    private static final CelParser PARSER =
            CelParserFactory.standardCelParserBuilder()
                    .setOptions(Expressions.OPTIONS)
                    .addMacros(Expressions.HAS)
                    .build();

    /**
     * What is asked of one field.
     *
     * @param subject whose field it is: the type of a lifecycle
     * @param is whether it has to be so; else it must not
     * @param values of which it has one, as they are written; none: it is given at all
     */
    public record Asked(String subject, String field, boolean is, List<String> values) {
        public Asked {
            values = List.copyOf(values);
        }

        private Asked not() {
            return new Asked(subject, field, !is, values);
        }
    }

    public Condition {
        parts = List.copyOf(parts);
    }

    /**
     * @param written an expression, whether or not it compiles
     * @return empty where it is none, or not so simple
     */
    public static Optional<Condition> of(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        CelExpr expr;
        try {
            CelValidationResult parsed = PARSER.parse(written);
            expr = parsed.getAst().getExpr();
        } catch (CelValidationException e) {
            return Optional.empty();
        }
        boolean either = isCall(expr, "_||_");
        List<CelExpr> single = new ArrayList<>();
        split(expr, either ? "_||_" : "_&&_", single);
        List<Asked> parts = single.stream().flatMap(one -> asked(one).stream()).toList();
        return parts.size() == single.size()
                ? Optional.of(new Condition(!either, parts))
                : Optional.empty();
    }

    private static boolean isCall(CelExpr expr, String function) {
        return expr.getKind() == ExprKind.Kind.CALL && expr.call().function().equals(function);
    }

    private static void split(CelExpr expr, String between, List<CelExpr> into) {
        if (isCall(expr, between)) {
            expr.call().args().forEach(arg -> split(arg, between, into));
        } else {
            into.add(expr);
        }
    }

    private static Optional<Asked> asked(CelExpr expr) {
        if (expr.getKind() == ExprKind.Kind.SELECT) {
            return field(expr, true, List.of("true"));
        }
        if (expr.getKind() != ExprKind.Kind.CALL) {
            return Optional.empty();
        }
        List<CelExpr> args = expr.call().args();
        return switch (expr.call().function()) {
            case "!_" -> asked(args.getFirst()).map(Asked::not);
            case Expressions.GIVEN -> field(args.getFirst(), true, List.of());
            case "_==_" -> compared(args, true);
            case "_!=_" -> compared(args, false);
            case "@in" -> among(args.get(0), args.get(1));
            default -> Optional.empty();
        };
    }

    private static Optional<Asked> compared(List<CelExpr> args, boolean is) {
        CelExpr value = args.get(1);
        boolean nothing =
                value.getKind() == ExprKind.Kind.CONSTANT
                        && value.constant().getKind() == CelConstant.Kind.NULL_VALUE;
        return nothing
                ? field(args.get(0), !is, List.of())
                : value(value).flatMap(one -> field(args.get(0), is, List.of(one)));
    }

    private static Optional<Asked> among(CelExpr field, CelExpr list) {
        if (list.getKind() != ExprKind.Kind.LIST) {
            return Optional.empty();
        }
        List<CelExpr> elements = list.list().elements();
        List<String> values = elements.stream().flatMap(one -> value(one).stream()).toList();
        return values.isEmpty() || values.size() < elements.size()
                ? Optional.empty()
                : field(field, true, values);
    }

    private static Optional<String> value(CelExpr expr) {
        return expr.getKind() != ExprKind.Kind.CONSTANT
                ? Optional.empty()
                : Stream.of(expr.constant())
                        .flatMap(
                                constant ->
                                        switch (constant.getKind()) {
                                            case STRING_VALUE -> Stream.of(constant.stringValue());
                                            case BOOLEAN_VALUE ->
                                                    Stream.of(
                                                            String.valueOf(
                                                                    constant.booleanValue()));
                                            default -> Stream.<String>empty();
                                        })
                        .findFirst();
    }

    private static Optional<Asked> field(CelExpr expr, boolean is, List<String> values) {
        if (expr.getKind() != ExprKind.Kind.SELECT) {
            return Optional.empty();
        }
        CelExpr owner = expr.select().operand();
        return owner.getKind() != ExprKind.Kind.IDENT
                ? Optional.empty()
                : Optional.of(
                        new Asked(
                                owner.ident().name().replace('_', '-'),
                                expr.select().field().replace('_', '-'),
                                is,
                                values));
    }
}
