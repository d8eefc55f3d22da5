package org.bancheng.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gains or loses which post by a change of the files. */
class AppointmentTest {
    private static final String PEOPLE =
            """
            people:
              - { username: a, name: 甲, holds: [{ post: clerk, unit: hall }] }
              - { username: b, name: 乙, holds: [{ post: clerk, unit: hall }, { post: chief, unit: hall }] }
            """;
    private static final String POSTS =
            """
            posts:
              - { id: clerk, label: 窗口, function: intake, scope: own-unit, reveals-reporter: false }
              - { id: chief, label: { zh-CN: 主任 }, function: administration, scope: county, reveals-reporter: true }
            """;

    private static final String UNITS =
            """
            units:
              - { id: hall, name: 大厅 }
              - { id: old, name: 旧局, merged-into: middle }
              - { id: middle, name: 中局 }
            """;
    private static final String SECRET =
            """
            seen-by: [supervision]
            actions: { answer: { by: [chief] } }
            """;
    private static final String CASE =
            """
            include: [telling]
            actions:
              close: { by: [clerk] }
            """;
    private static final String TELLING =
            """
            actions:
              tell: { by: [clerk], seen-by: [chief] }
            """;

    @Test
    @Timeout(60)
    void very_many_units_merged_one_into_the_other_are_seen_by_who_stands_at_their_end() {
        int many = 4_000;
        var units = new StringBuilder("units:\n");
        var people = new StringBuilder("people:\n");
        for (int n = 0; n < many; n++) {
            units.append("  - { id: u%d, name: 局, merged-into: u%d }\n".formatted(n, n + 1));
            people.append(
                    "  - { username: p%d, name: 甲, holds: [{ post: clerk, unit: u%d }] }\n"
                            .formatted(n, n));
        }
        units.append("  - { id: u%d, name: 新局 }\n".formatted(many));
        people.append(
                "  - { username: z, name: 乙, holds: [{ post: clerk, unit: u%d }] }\n"
                        .formatted(many));

        var changes =
                Appointment.changes(
                        Map.of(),
                        Map.of("posts.yaml", bytes(POSTS)),
                        Map.of(
                                "units.yaml", bytes(units.toString()),
                                "people.yaml", bytes(people.toString())),
                        Map.of("posts.yaml", bytes(POSTS)));

        assertThat(changes).hasSize(many + 1);
        assertThat(changes.getFirst().more()).doesNotContainKey(Appointment.Reach.MERGED);
        assertThat(changes.getLast().more().get(Appointment.Reach.MERGED)).hasSize(many);
    }

    private static List<String> changes(String people, String posts) {
        return changes(Map.of("people.yaml", people, "posts.yaml", posts));
    }

    private static List<String> changes(Map<String, String> changed) {
        var before =
                Map.of(
                        "people.yaml", bytes(PEOPLE),
                        "units.yaml", bytes(UNITS),
                        "lifecycles/case.yaml", bytes(CASE));
        var defaults =
                Map.of(
                        "posts.yaml", bytes(POSTS),
                        "lifecycles/protection.yaml", bytes(SECRET),
                        "parts/telling.yaml", bytes(TELLING));
        var after = new HashMap<>(before);
        changed.forEach((file, text) -> after.put(file, bytes(text)));
        return Appointment.changes(before, defaults, after, defaults).stream()
                .map(
                        one ->
                                "%s %s %s %s %s"
                                        .formatted(
                                                one.kind(),
                                                one.appointment().name(),
                                                one.appointment().post().zhCn(),
                                                one.appointment().unit().zhCn(),
                                                one.more()))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void the_same_people_in_another_order_change_nothing() {
        assertThat(changes(PEOPLE, POSTS)).isEmpty();
        assertThat(changes(PEOPLE + "# 注\n", POSTS)).isEmpty();
    }

    @Test
    void who_gains_and_who_loses_is_named_with_what_the_post_may() {
        var people =
                PEOPLE.replace(
                                "name: 甲, holds: [{ post: clerk, unit: hall }]",
                                "name: 甲, holds: [{ post: chief, unit: hall }]")
                        .replace(
                                ", { post: chief, unit: hall }",
                                ", { post: clerk, unit: elsewhere }");
        assertThat(changes(people, POSTS))
                .containsExactlyInAnyOrder(
                        "GAINED 甲 主任 大厅 {NAMES=[], COUNTY=[], SECRET=[case.tell], RULES=[]}",
                        "LOST 甲 窗口 大厅 {}",
                        "GAINED 乙 窗口 elsewhere {UNIT=[], FUNCTION=[intake]}",
                        "LOST 乙 主任 大厅 {}");
    }

    @Test
    void a_post_that_may_more_is_a_change_for_all_who_hold_it() {
        var posts = POSTS.replaceFirst("reveals-reporter: false", "reveals-reporter: true");
        assertThat(changes(PEOPLE, posts))
                .containsExactly("CHANGED 甲 窗口 大厅 {NAMES=[]}", "CHANGED 乙 窗口 大厅 {NAMES=[]}");
    }

    /** What the one who holds no other post gains by other text in a file. */
    private static List<String> changes(String file, String text, String from, String to) {
        return changes(Map.of(file, text.replace(from, to))).stream()
                .filter(one -> one.contains("甲"))
                .toList();
    }

    private static List<String> clerk(String to) {
        return changes("posts.yaml", POSTS, "function: intake, scope: own-unit", to);
    }

    @Test
    void another_scope_is_told_with_what_it_opens() {
        assertThat(clerk("function: intake, scope: own-channel, channels: [web, hotline]"))
                .containsExactly("CHANGED 甲 窗口 大厅 {CHANNELS=[hotline, web]}");
        assertThat(clerk("function: intake, scope: county"))
                .containsExactly("CHANGED 甲 窗口 大厅 {COUNTY=[]}");
        assertThat(clerk("function: intake, scope: none")).containsExactly("CHANGED 甲 窗口 大厅 {}");
    }

    @Test
    void who_saw_every_case_gains_nothing_by_seeing_some() {
        assertThat(
                        changes(
                                PEOPLE,
                                POSTS.replace(
                                        "function: administration, scope: county",
                                        "function: administration, scope: own-unit")))
                .containsExactly("CHANGED 乙 主任 大厅 {}");
    }

    @Test
    void another_function_is_told_with_the_secrets_that_are_its() {
        assertThat(clerk("function: supervision, scope: own-unit"))
                .containsExactly(
                        "CHANGED 甲 窗口 大厅 {SECRET=[protection, protection.answer], FUNCTION=[supervision]}");
        assertThat(clerk("function: administration, scope: own-unit"))
                .containsExactly("CHANGED 甲 窗口 大厅 {RULES=[]}");
    }

    @Test
    void a_unit_stands_in_for_all_that_are_merged_into_it_by_whichever_way() {
        var middle = "{ id: middle, name: 中局";
        assertThat(changes("units.yaml", UNITS, middle, middle + ", merged-into: hall"))
                .containsExactly("CHANGED 甲 窗口 大厅 {MERGED=[middle, old]}");
        assertThat(changes("units.yaml", UNITS, middle, middle + ", merged-into: old"))
                .as("a circle")
                .isEmpty();
    }

    @Test
    void a_post_that_is_let_see_what_is_kept_from_others_is_told_wherever_that_is_written() {
        assertThat(changes("parts/telling.yaml", TELLING, "[chief]", "[chief, clerk]"))
                .containsExactly("CHANGED 甲 窗口 大厅 {SECRET=[case.tell]}");
        assertThat(
                        changes(
                                "lifecycles/protection.yaml",
                                SECRET,
                                "[supervision]",
                                "[supervision, clerk]"))
                .containsExactly("CHANGED 甲 窗口 大厅 {SECRET=[protection, protection.answer]}");
    }

    @Test
    void what_is_not_kept_from_anybody_any_more_is_more_for_all_who_see_cases() {
        assertThat(changes("parts/telling.yaml", TELLING, ", seen-by: [chief]", ""))
                .containsExactly("CHANGED 甲 窗口 大厅 {SECRET=[case.tell]}");
        assertThat(changes("lifecycles/case.yaml", CASE, "{ by: [clerk] }", "{ by: [chief] }"))
                .as("who does what is not sight")
                .isEmpty();
    }

    @Test
    void files_that_cannot_be_read_have_nobody_and_odd_ones_what_can_be_read() {
        assertThat(changes("people: [", POSTS)).hasSize(3).allMatch(one -> one.startsWith("LOST"));
        assertThat(changes("people: [3, { username: [x], holds: { post: y } }]", "posts: 5"))
                .hasSize(4);
    }
}
