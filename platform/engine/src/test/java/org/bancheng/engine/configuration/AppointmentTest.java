package org.bancheng.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

    private static List<String> changes(String people, String posts) {
        var before =
                Map.of(
                        "people.yaml",
                        bytes(PEOPLE),
                        "units.yaml",
                        bytes("units: [{ id: hall, name: 大厅 }]"));
        var after = new HashMap<>(before);
        after.put("people.yaml", bytes(people));
        return Appointment.changes(
                        before,
                        Map.of("posts.yaml", bytes(POSTS)),
                        after,
                        Map.of("posts.yaml", bytes(posts)))
                .stream()
                .map(
                        one ->
                                "%s %s %s %s %s"
                                        .formatted(
                                                one.kind(),
                                                one.appointment().name(),
                                                one.appointment().post().zhCn(),
                                                one.appointment().unit().zhCn(),
                                                one.more().stream().sorted().toList()))
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
                        "GAINED 甲 主任 大厅 [NAMES, COUNTY, RULES]",
                        "LOST 甲 窗口 大厅 []",
                        "GAINED 乙 窗口 elsewhere []",
                        "LOST 乙 主任 大厅 []");
    }

    @Test
    void a_post_that_may_more_is_a_change_for_all_who_hold_it() {
        var posts = POSTS.replaceFirst("reveals-reporter: false", "reveals-reporter: true");
        assertThat(changes(PEOPLE, posts))
                .containsExactly("CHANGED 甲 窗口 大厅 [NAMES]", "CHANGED 乙 窗口 大厅 [NAMES]");
    }

    @Test
    void files_that_cannot_be_read_have_nobody_and_odd_ones_what_can_be_read() {
        assertThat(changes("people: [", POSTS)).hasSize(3).allMatch(one -> one.startsWith("LOST"));
        assertThat(changes("people: [3, { username: [x], holds: { post: y } }]", "posts: 5"))
                .hasSize(4);
    }
}
