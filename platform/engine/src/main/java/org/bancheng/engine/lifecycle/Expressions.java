package org.bancheng.engine.lifecycle;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.MapType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bancheng.engine.label.Label;

/** Compiles the expressions of a definition, once, when it is loaded. */
public final class Expressions {

    /** No rule of a county goes through more than this; whatever does would hold up the server. */
    private static final int MOST_ITERATIONS = 10_000;

    static final CelOptions OPTIONS =
            CelOptions.current().comprehensionMaxIterations(MOST_ITERATIONS).build();
    static final String GIVEN = "given";

    /** The standard macro asks whether a key is there; here it is whether something was given. */
    static final CelMacro HAS =
            CelMacro.newGlobalMacro(
                    "has",
                    1,
                    (factory, _, args) ->
                            Optional.of(factory.newGlobalCall(GIVEN, args.getFirst())));

    private static final Pattern UNDEFINED = Pattern.compile("undefined field '([^']+)'");
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']+)'");
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '([^']+)' applied to '\\(([^']*)\\)'");
    private static final Pattern OWNER = Pattern.compile("(\\w+)(\\[[^]]*])?$");

    /** How many expressions this JVM has compiled: none may be while deciding. */
    static final AtomicLong COMPILED = new AtomicLong();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.legacyCelRuntimeBuilder()
                    .setOptions(OPTIONS)
                    .addFunctionBindings(
                            CelFunctionBinding.from(GIVEN, Object.class, Expressions::isGiven))
                    .build();

    private final Vocabulary vocabulary;
    private final Map<String, StructType> structs = new HashMap<>();
    private final StructType clock;
    private final CelCompiler compiler;
    private final CelCompiler drawing;

    public Expressions(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        vocabulary
                .structs()
                .forEach(
                        (name, fields) ->
                                structs.put(name, struct(name, ImmutableMap.copyOf(fields))));
        this.clock =
                struct(
                        "clock.view",
                        ImmutableMap.of(
                                "started", SimpleType.BOOL,
                                "running", SimpleType.BOOL,
                                "paused", SimpleType.BOOL,
                                "overdue", SimpleType.BOOL,
                                "late", SimpleType.BOOL,
                                "extensions", SimpleType.INT,
                                "due", SimpleType.TIMESTAMP));
        var builder =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .setOptions(OPTIONS)
                        .setTypeProvider(types())
                        .setStandardMacros(
                                CelStandardMacro.STANDARD_MACROS.stream()
                                        .filter(macro -> macro != CelStandardMacro.HAS)
                                        .toList())
                        .addMacros(HAS)
                        .addFunctionDeclarations(
                                CelFunctionDecl.newFunctionDeclaration(
                                        GIVEN,
                                        CelOverloadDecl.newGlobalOverload(
                                                GIVEN, SimpleType.BOOL, SimpleType.DYN)))
                        .addVar("now", SimpleType.TIMESTAMP)
                        .addVar("clock", MapType.create(SimpleType.STRING, clock));
        structs.forEach(builder::addVar);
        this.compiler = builder.build();
        this.drawing = builder.addVar(Scene.LOT, SimpleType.INT).build();
    }

    private static StructType struct(String name, ImmutableMap<String, CelType> fields) {
        return StructType.create(
                name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    }

    private CelTypeProvider types() {
        var all = ImmutableList.<CelType>builder().addAll(structs.values()).add(clock).build();
        return new CelTypeProvider() {
            @Override
            public ImmutableCollection<CelType> types() {
                return all;
            }

            @Override
            public Optional<CelType> findType(String name) {
                return all.stream().filter(type -> type.name().equals(name)).findFirst();
            }
        };
    }

    private static boolean isGiven(Object value) {
        return switch (value) {
            case NullValue _ -> false;
            case String text -> !text.isEmpty();
            case Collection<?> many -> !many.isEmpty();
            default -> true;
        };
    }

    /** An expression that answers yes or no. */
    public Expression condition(String source) throws InvalidExpression {
        return compile(
                compiler,
                source,
                SimpleType.BOOL,
                List.of(),
                "条件的结果应是 true 或 false",
                "a condition");
    }

    /**
     * An expression whose value can be kept in the field. It alone sees {@code lot}: what was drawn
     * is kept before anything hangs on it, and a guard does not change from one look to the next.
     */
    public Expression value(String source, FieldSpec field) throws InvalidExpression {
        return compile(
                drawing,
                source,
                Vocabulary.keptType(field),
                field.choices().stream().map(FieldSpec.Choice::value).toList(),
                "这个值不能放进字段 " + field.name(),
                "a value for " + field.name());
    }

    /**
     * A condition that can also be asked of many subjects by SQL.
     *
     * @param prefix of the names of its parameters
     */
    public Criterion criterion(String source, Columns columns, String prefix)
            throws InvalidExpression {
        var checked =
                checked(
                        compiler,
                        source,
                        SimpleType.BOOL,
                        List.of(),
                        "条件的结果应是 true 或 false",
                        "a condition");
        return InSql.criterion(source, checked.expression(), checked.tree(), columns, prefix);
    }

    private record Checked(CelAbstractSyntaxTree tree, Expression expression) {}

    private Expression compile(
            CelCompiler compiler,
            String source,
            CelType expected,
            List<String> choices,
            String zh,
            String en)
            throws InvalidExpression {
        return checked(compiler, source, expected, choices, zh, en).expression();
    }

    private Checked checked(
            CelCompiler compiler,
            String source,
            CelType expected,
            List<String> choices,
            String zh,
            String en)
            throws InvalidExpression {
        COMPILED.incrementAndGet();
        try {
            var ast = compiler.compile(source).getAst();
            var names = new Names(vocabulary);
            names.read(ast);
            names.results(ast.getExpr(), choices);
            if (!fits(ast.getResultType(), expected)) {
                names.issue(0, zh, "must be " + en, "", List.of());
            }
            var program = program(ast);
            if (!looks(ast)) {
                evaluable(program, names);
            }
            names.throwIfAny();
            return new Checked(
                    ast,
                    new Expression(
                            source,
                            program,
                            names.clocks(),
                            names.tallies(),
                            names.formFields(),
                            names.demanded(),
                            names.own()));
        } catch (CelValidationException e) {
            throw new InvalidExpression(
                    e.getErrors().stream().map(issue -> explained(source, issue)).toList());
        }
    }

    private static dev.cel.runtime.Program program(CelAbstractSyntaxTree ast) {
        try {
            return RUNTIME.createProgram(ast);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it looks at anything, so that it may come to another result each time. */
    private boolean looks(CelAbstractSyntaxTree ast) {
        return ast.getReferenceMap().values().stream()
                .map(CelReference::name)
                .anyMatch(
                        name ->
                                structs.containsKey(name)
                                        || name.equals("now")
                                        || name.equals("clock")
                                        || name.equals(Scene.LOT));
    }

    private static void evaluable(dev.cel.runtime.Program program, Names names) {
        try {
            program.eval();
        } catch (CelEvaluationException e) {
            var why = BrokenRule.why(e.getErrorCode());
            names.issue(
                    0,
                    "这个表达式算不出结果：" + why.zhCn(),
                    "this expression cannot be evaluated: " + Refusals.english(why),
                    "",
                    List.of());
        }
    }

    private static boolean fits(CelType actual, CelType expected) {
        return expected instanceof NullableType nullable
                ? actual.equals(SimpleType.NULL_TYPE)
                        || expected.equals(actual)
                        || nullable.targetType().equals(actual)
                : expected.equals(actual);
    }

    private InvalidExpression.Issue explained(String source, CelIssue issue) {
        int offset = offset(source, issue);
        Matcher undefined = UNDEFINED.matcher(issue.getMessage());
        if (undefined.find()) {
            var field = undefined.group(1);
            var owner = OWNER.matcher(source.substring(0, offset));
            var variable = owner.find() ? owner.group(1) : "";
            var type = owner.hasMatch() && owner.group(2) != null ? clock : structs.get(variable);
            var allowed = type == null ? List.<String>of() : type.fieldNames().asList();
            return new InvalidExpression.Issue(
                    offset + 1,
                    Label.of("没有字段 " + field, "no field " + field),
                    field,
                    allowed.stream().sorted().toList());
        }
        Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
        if (undeclared.find()) {
            var variables = new java.util.TreeSet<>(structs.keySet());
            variables.add("clock");
            variables.add("now");
            var word = undeclared.group(1);
            if (word.equals(Scene.LOT)) {
                return new InvalidExpression.Issue(
                        offset,
                        Label.of(
                                "只有 sets 看得到 lot：先记在字段里，再看那个字段",
                                "only sets sees lot: keep it in a field and look at that"),
                        "",
                        List.of());
            }
            return new InvalidExpression.Issue(
                    offset,
                    Label.of("没有变量或函数 " + word, "no variable or function " + word),
                    word,
                    List.copyOf(variables));
        }
        Matcher overload = OVERLOAD.matcher(issue.getMessage());
        var zh =
                overload.find()
                        ? "“%s”不能用在 (%s) 上"
                                .formatted(
                                        overload.group(1).replaceAll("[_@]", ""),
                                        inChinese(overload.group(2)))
                        : "表达式写法有误：" + issue.getMessage();
        return new InvalidExpression.Issue(offset, Label.of(zh, issue.getMessage()), "", List.of());
    }

    private static String inChinese(String types) {
        return types.replaceAll("wrapper\\((\\w+)\\)", "$1")
                .replace("string", "文字")
                .replace("int", "整数")
                .replace("bool", "是否")
                .replace("list", "列表")
                .replace("timestamp", "时间")
                .replace("null", "空");
    }

    private static int offset(String source, CelIssue issue) {
        int line = issue.getSourceLocation().getLine();
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = source.indexOf('\n', start) + 1;
        }
        return Math.clamp((long) start + issue.getSourceLocation().getColumn(), 0, source.length());
    }
}
