package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a procedure says of each step of a matter, asked of everybody in the county: who may take
 * it, what he has to fill in, and who is told of it.
 */
final class Steps {
    private final Product product;
    private final String tenant;
    private final Matter matter;
    private final List<String> heard = new ArrayList<>();

    Steps(Product product, String tenant, Matter matter) {
        this.product = product;
        this.tenant = tenant;
        this.matter = matter;
        heard.addAll(told());
    }

    /**
     * Nobody else on the staff may, and who may cannot leave these fields empty.
     *
     * @param needs none where the step asks for nothing: then those who may are not asked
     */
    Steps only(String action, List<String> who, String... needs) {
        everybody(who, action, needs, person -> matter.asks(person, action, Map.of()));
        return this;
    }

    /** Likewise, on a work order, a letter or what else the matter has. */
    Steps onlyOn(JsonNode subject, String action, List<String> who, String... needs) {
        everybody(who, action, needs, person -> matter.asksOn(subject, person, action, Map.of()));
        return this;
    }

    private interface Asked {
        Answer by(String person);
    }

    private void everybody(List<String> who, String action, String[] needs, Asked asked) {
        everybody(tenant, who, action, needs, asked);
    }

    private static void everybody(
            String tenant, List<String> who, String action, String[] needs, Asked asked) {
        for (String name : ofEachPost(tenant, who)) {
            String what = action + " by " + name;
            if (!who.contains(name)) {
                notHis(asked.by(name), what);
            } else if (needs.length > 0) {
                needs(asked.by(name), what, needs);
            }
        }
    }

    /** Those who may, and of all others one of each post. */
    static List<String> ofEachPost(String tenant, List<String> who) {
        Map<List<String>, String> others = new LinkedHashMap<>();
        List<Counties.Person> people = Counties.people(tenant);
        people.forEach(person -> others.putIfAbsent(person.posts(), person.username()));
        people.stream()
                .filter(person -> who.contains(person.username()))
                .forEach(person -> others.remove(person.posts()));
        return Stream.concat(who.stream(), others.values().stream()).toList();
    }

    /** An entry of a register: who begins it, and with what. */
    static void entered(
            Product product, String tenant, String register, List<String> who, String... needs) {
        everybody(
                tenant,
                who,
                "open " + register,
                needs,
                person -> Matter.entering(product, tenant, register, person, Map.of()));
    }

    static void notHis(Answer refused, String what) {
        assertThat(refused.status()).as(what).isIn(404, 422);
        if (refused.status() == 422) {
            assertThat(refused.at("/type")).as(what).endsWith("/not-your-post");
        }
    }

    static void because(Answer refused, String why) {
        assertThat(refused.expect(422).at("/detail")).contains(why);
    }

    static String[] all(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toArray(String[]::new);
    }

    /** What the reporter may do himself, and has to fill in. */
    Steps reporterNeeds(String action, String... needs) {
        needs(matter.reporterAsks(action, Map.of()), action + " by the reporter", needs);
        return this;
    }

    static void needs(Answer refused, String what, String... needs) {
        assertThat(refused.expect(422).list("/fields").stream().map(f -> f.get("field").asString()))
                .as(what + ": " + refused.at("/detail"))
                .containsExactlyInAnyOrder(needs);
    }

    /**
     * Who was told since this was asked before, and no one else.
     *
     * @param notices such as {@code unit:taxation work-order}, {@code post:inspector letter-due},
     *     {@code reporter answered}
     */
    Steps tells(String... notices) {
        List<String> now = told();
        List<String> since = new ArrayList<>(now);
        heard.forEach(since::remove);
        assertThat(since).as("told of " + matter.number).containsExactlyInAnyOrder(notices);
        heard.clear();
        heard.addAll(now);
        return this;
    }

    /** Whoever else was told, where lots are drawn. */
    Steps tellsAtLeast(String notice) {
        assertThat(told()).contains(notice);
        return this;
    }

    /** What was told when the matter came in. */
    Steps toldAtFirst(String... notices) {
        assertThat(told()).as("told of " + matter.number).containsExactlyInAnyOrder(notices);
        return this;
    }

    Steps due(String clock, String person, String time) {
        assertThat(matter.clock(person, clock).at("/due").asString()).startsWith(time);
        return this;
    }

    /** Nothing that was begun is left: each kind of paper is in this state. */
    Steps ended(String person, Map<String, String> states) {
        Map<String, Set<String>> found =
                matter.seen(person).list("/assignments").stream()
                        .collect(
                                Collectors.groupingBy(
                                        paper -> paper.get("type").asString(),
                                        Collectors.mapping(
                                                paper -> paper.get("state").asString(),
                                                Collectors.toSet())));
        states.forEach(
                (type, state) -> assertThat(found).as(type).containsEntry(type, Set.of(state)));
        return this;
    }

    /** Likewise, of what the clocks say by themselves when it is this time. */
    Steps tellsAt(String time, String... notices) {
        product.clock().set(time);
        Product.until("what is due of " + matter.number + " was done", this::nothingIsDue);
        return tells(notices);
    }

    private boolean nothingIsDue() {
        try (Rows rows = new Rows()) {
            return rows.of(
                            """
                            select w.id from platform.work w
                            join t_%1$s.case_file f on starts_with(w.ref, f.id::text)
                            where w.tenant = '%1$s' and w.kind = 'clock' and f.number = '%2$s'
                            and w.due_at <= '%3$s'
                            """
                                    .formatted(tenant, matter.number, product.clock().instant()))
                    .isEmpty();
        }
    }

    /** Notices to the reporter have no page, so they are read where they are kept. */
    private List<String> told() {
        Overheard.note("/" + tenant + "/staff", "");
        try (Rows rows = new Rows()) {
            return rows.of(
                    """
                    select n.audience || ' ' || n.template
                    from t_%1$s.notice n join t_%1$s.case_file f on f.id = n.case_id
                    where f.number = '%2$s'
                    """
                            .formatted(tenant, matter.number));
        }
    }
}
