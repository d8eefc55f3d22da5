package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bancheng.acceptance.MutationTable.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every rule out of a county's procedure, one at a time, and runs the county's tests against
 * what is left until one of them notices. It takes long and is not part of the build's tests; run
 * it with {@code -Pmutations}, for one county with {@code -Dmutations.county=gangnan}, and with
 * {@code -Dmutations.only=new} for what docs/mutations.md has no answer to yet. What it finds is
 * written there, and held against the folders by {@link MutationReportTest}.
 */
@Tag("mutations")
class EveryRuleTest {
    private static final Logger LOG = LoggerFactory.getLogger(EveryRuleTest.class);
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Product product = Product.get();
    private final Map<String, Integer> successes = new HashMap<>();

    static List<String> counties() {
        String one = System.getProperty("mutations.county");
        return one == null
                ? List.of("gangnan", "chongming", "xiangtan", "dianjiang")
                : List.of(one);
    }

    @ParameterizedTest
    @Timeout(value = 5, unit = TimeUnit.HOURS)
    @MethodSource("counties")
    void no_rule_can_be_taken_out_unnoticed(String county) {
        Map<String, String> shipped = Product.folder(county);
        List<RuleLess> rules = RuleLess.all(shipped);
        MutationTable table = MutationTable.read();
        Map<RuleLess, Row> found = new HashMap<>();
        for (RuleLess rule : rules) {
            Row known = table.row(county, rule);
            if (known != null) {
                found.put(rule, known);
            }
        }
        periodsAreThere(county);
        Product.waitsNoLongerThan(PATIENCE);
        try (AsItWas asItWas = new AsItWas(county)) {
            List<Witness> witnesses = witnesses(county, rules, asItWas);
            List<RuleLess> pending =
                    rules.stream().filter(rule -> wanted(found.get(rule))).toList();
            while (!pending.isEmpty()) {
                for (RuleLess rule : pending) {
                    Row known = found.get(rule);
                    String noticed = noticed(county, rule, known, witnesses, asItWas);
                    LOG.info("{}: {}", rule, noticed);
                    found.put(rule, new Row(rule.clause(), rule.file(), rule.rule(), noticed));
                    table.put(county, inOrder(rules, found));
                    table.write();
                }
                product.apply(shipped);
                Set<String> used = new HashSet<>();
                pending.forEach(rule -> used.add(noticedBy(rule, found)));
                Set<String> unsure = unsure(used, witnesses, asItWas);
                witnesses.removeIf(witness -> unsure.contains(witness.name()));
                pending =
                        pending.stream()
                                .filter(rule -> unsure.contains(noticedBy(rule, found)))
                                .toList();
            }
        } finally {
            product.apply(shipped);
        }
        assertThat(found.values())
                .as("rules that no test of %s misses, and no reason why", county)
                .noneMatch(Row::unexplained);
    }

    private static List<Row> inOrder(List<RuleLess> rules, Map<RuleLess, Row> found) {
        List<Row> rows = new ArrayList<>();
        for (RuleLess rule : rules) {
            Row row = found.get(rule);
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static String noticedBy(RuleLess rule, Map<RuleLess, Row> found) {
        Row row = found.get(rule);
        return row == null ? MutationTable.NOBODY : row.noticedBy();
    }

    private static boolean wanted(@Nullable Row known) {
        return known == null
                || known.unexplained()
                || !"new".equals(System.getProperty("mutations.only"));
    }

    /** Those that now fail on the folder as shipped too, and so have noticed nothing. */
    private Set<String> unsure(Set<String> used, List<Witness> witnesses, AsItWas asItWas) {
        return witnesses.stream()
                .filter(witness -> used.contains(witness.name()))
                .filter(witness -> !again(witness.method(), asItWas).passed())
                .map(Witness::name)
                .collect(Collectors.toSet());
    }

    /** What the county enters by itself is part of how it was. */
    private void periodsAreThere(String county) {
        try (Rows rows = new Rows()) {
            Product.until(
                    "the entries of the periods of " + county,
                    () ->
                            !rows.one(
                                            "select count(*) from t_%s.case_file where type <> 'case'"
                                                    .formatted(county))
                                    .equals("0"));
        }
    }

    private List<Witness> witnesses(String county, List<RuleLess> rules, AsItWas asItWas) {
        List<String> clauses = new ArrayList<>();
        rules.forEach(rule -> clauses.add(rule.clause()));
        List<Witness> witnesses = new ArrayList<>();
        for (Method test : Witnesses.of(county, clauses)) {
            Witness.Result first = again(test, asItWas);
            Witness.Result[] second = new Witness.Result[1];
            long start = System.nanoTime();
            Overheard overheard = Overheard.during(() -> second[0] = again(test, asItWas));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            if (!overheard.isIn(county)) {
                continue;
            }
            boolean usable = first.passed() && second[0].passed() && took.compareTo(LONGEST) < 0;
            LOG.info(
                    "{} {} {} ms {} {}",
                    Witness.name(test),
                    usable ? "is a witness" : "IS NO WITNESS",
                    took.toMillis(),
                    first.why(),
                    second[0].why());
            if (usable) {
                witnesses.add(new Witness(test, overheard, took));
            }
        }
        return witnesses;
    }

    private Witness.Result again(Method test, AsItWas asItWas) {
        asItWas.restore();
        return Witness.run(test);
    }

    private String noticed(
            String county,
            RuleLess rule,
            @Nullable Row known,
            List<Witness> witnesses,
            AsItWas asItWas) {
        product.clock().set("2026-05-11T09:00");
        Answer offered = product.offer(rule.folder());
        if (offered.status() != 202) {
            return MutationTable.REFUSED + offered.expect(422).at("/detail");
        }
        product.await(offered.at("/id"));
        return inOrder(county, rule, known, witnesses)
                .filter(witness -> denies(witness, asItWas))
                .findFirst()
                .map(
                        witness -> {
                            near(rule, witness)
                                    .forEach(what -> successes.merge(what, 1, Integer::sum));
                            return witness.name();
                        })
                .orElseGet(
                        () ->
                                known != null && known.unnoticed()
                                        ? known.noticedBy()
                                        : MutationTable.NOBODY);
    }

    private Stream<Witness> inOrder(
            String county, RuleLess rule, @Nullable Row known, List<Witness> witnesses) {
        return witnesses.stream()
                .filter(witness -> witness.overheard().isNear(county, rule.cut()))
                .sorted(
                        Comparator.comparing(
                                        (Witness witness) ->
                                                known == null
                                                        || !witness.name()
                                                                .equals(known.noticedBy()))
                                .thenComparing(witness -> !witness.of(rule.clause()))
                                .thenComparing(witness -> -luck(rule, witness))
                                .thenComparing(
                                        witness -> !witness.overheard().asked(rule.cut().subject()))
                                .thenComparing(Witness::took));
    }

    /** How often it noticed the like before: of the same step more than of the same kind. */
    private int luck(RuleLess rule, Witness witness) {
        List<String> near = near(rule, witness);
        return 100 * successes.getOrDefault(near.getFirst(), 0)
                + successes.getOrDefault(near.getLast(), 0);
    }

    private static List<String> near(RuleLess rule, Witness witness) {
        return List.of(
                rule.file() + rule.cut().subject() + witness.name(),
                rule.cut().kind() + witness.name());
    }

    /** What did not come about may only have been slow, and is waited for a second time. */
    private boolean denies(Witness witness, AsItWas asItWas) {
        Witness.Result result = again(witness.method(), asItWas);
        return result.denied() != null
                && (!String.valueOf(result.denied().getMessage()).startsWith("did not come about")
                        || again(witness.method(), asItWas).denied() != null);
    }
}
