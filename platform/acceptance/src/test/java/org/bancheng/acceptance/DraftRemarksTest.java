package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.ADMINISTRATOR;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;

import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an administrator is told of a draft beside what is wrong with it, and before it is late. */
class DraftRemarksTest {
    private final Product product = Product.get();

    private static List<String> remarks(CountyRules own) {
        return own.gets("").expect(200).list("/warnings").stream().map(JsonNode::toString).toList();
    }

    @Test
    @Clause("ALL-3")
    void texts_that_still_say_the_old_length_and_states_that_an_ending_passes_over_are_named() {
        String county = "leftover";
        CountyRules own = CountyRules.ofACopy("chongming", county, "minhao");
        own.changes(
                "lifecycles/assignment.yaml",
                text ->
                        text.replace(
                                "assignment.complexity == 'complex'\", working-days: 5",
                                "assignment.complexity == 'complex'\", working-days: 3"));
        assertThat(remarks(own))
                .anySatisfy(
                        one -> assertThat(one).contains("words.yaml", "这里还写着“5个工作日”", "已经改成 3"));
        own.changes("words.yaml", text -> text.replace("复杂（5个工作日）", "复杂（3个工作日）"));
        assertThat(remarks(own))
                .noneSatisfy(one -> assertThat(one).contains("words.yaml", "“5个工作日”"));

        own.changes(
                "lifecycles/assignment.yaml",
                text ->
                        text.replace(
                                "from: [issued, working, reported]\n    to: cancelled",
                                "from: [issued, working]\n    to: cancelled"));
        assertThat(remarks(own))
                .as("what is withdrawn would leave behind what was reported")
                .anySatisfy(one -> assertThat(one).contains("cancel", "状态 reported 却不在它的 from 里"));
    }

    @Test
    @Clause("ALL-3")
    void whoever_changes_the_calendar_is_told_which_deadlines_move() {
        String county = "calendared";
        CountyRules own = CountyRules.ofACopy(Xiangtan.TENANT, county, ADMINISTRATOR);
        Matter matter =
                new Xiangtan(product, county)
                        .triaged("日历改了期限也改", "ordinary")
                        .acts(DISPATCHER, "assign", Map.of("lead", Xiangtan.LAND, "duty", "核查"));
        LocalDate today =
                LocalDate.ofInstant(product.clock().instant(), ZoneId.of("Asia/Shanghai"));
        String off =
                Stream.iterate(today.plusDays(1), day -> day.plusDays(1))
                        .filter(
                                day ->
                                        day.getDayOfWeek().getValue()
                                                < DayOfWeek.SATURDAY.getValue())
                        .limit(5)
                        .map(
                                day ->
                                        "  - { date: %s, kind: off, name: 停电, basis: XT-8 }"
                                                .formatted(day))
                        .collect(Collectors.joining("\n"));
        own.drafts(
                "calendar.yaml",
                "business-hours: [[\"09:00\", \"12:00\"], [\"13:30\", \"17:30\"]]\noverlay:\n"
                        + off
                        + "\n");
        assertThat(remarks(own))
                .anySatisfy(
                        one -> assertThat(one).contains("calendar.yaml", "按新的日历重算", matter.number));
    }

    @Test
    @Clause("ALL-3")
    void
            a_former_version_that_leaves_work_behind_is_refused_at_once_and_can_be_mended_in_the_draft() {
        String county = "goingback";
        String pages = "/" + county + "/staff/configuration";
        CountyRules own = CountyRules.ofACopy(Xiangtan.TENANT, county, ADMINISTRATOR);
        String added = "  - { id: new-bureau, name: 新设的局, kind: bureau }\n";
        own.changes("units.yaml", units -> units + added);
        own.publishes("设局");
        new Xiangtan(product, county)
                .triaged("归新设的局办", "ordinary")
                .acts(DISPATCHER, "assign", Map.of("lead", "new-bureau", "duty", "核查"));

        Map<String, Object> back = Map.of("reason", "不设了", "current", 2);
        assertThat(own.posts("/versions/1/restore", back).expect(422).body().toString())
                .contains("new-bureau 还有 1 件在办事项");
        assertThat(own.gets("").at("/job/state")).isEqualTo("done");

        Visitor visitor = new Visitor(product.base());
        HttpResponse<String> version = visitor.signsInAt(pages + "/versions/1", ADMINISTRATOR);
        assertThat(version.body()).contains("把这一版放进草稿");
        assertThat(visitor.submits(version, pages + "/versions/1/draft", Map.of()).body())
                .contains("第 1 版与现行不同的文件都放进了草稿", "units.yaml");
        assertThat(own.text("units.yaml")).doesNotContain("new-bureau");
        own.posts("/versions/1/draft", Map.of()).expect(422);
        assertThat(own.version()).isEqualTo(2);
        own.changes(
                "units.yaml",
                units ->
                        units
                                + "  - { id: new-bureau, name: 新设的局, kind: bureau, merged-into: housing }\n");
        Map<String, Object> intent =
                Map.of("reason", "并入住建局", "seen", own.gets("").at("/seen"), "postsSeen", true);
        own.posts("/publish", intent).expect(202);
        assertThat(own.settled()).isEqualTo("done");
        own.posts("/versions/3/draft", Map.of()).expect(422);
        own.posts("/versions/9/draft", Map.of()).expect(404);
    }

    @Test
    @Clause("ALL-3")
    void a_case_shows_the_procedure_of_the_version_it_goes_by() {
        String county = "drawnbefore";
        CountyRules own = CountyRules.ofACopy(Xiangtan.TENANT, county, ADMINISTRATOR);
        Matter matter = new Xiangtan(product, county).triaged("照旧的办", "ordinary");
        own.changes("lifecycles/case.yaml", text -> text.replaceFirst("zh-CN: 办结,", "zh-CN: 结案了,"));
        own.publishes("换个说法");
        Visitor visitor = new Visitor(product.base());
        String page =
                visitor.signsInAt("/" + county + "/staff/cases/" + matter.number, DISPATCHER)
                        .body();
        assertThat(page).containsPattern("/staff/procedures/case\\?at=[a-z-]+&amp;version=1\"");
        assertThat(visitor.opens("/" + county + "/staff/procedures/case?version=1").body())
                .contains("第 1 版的流程，现行的是第 2 版")
                .doesNotContain("结案了");
        assertThat(visitor.opens("/" + county + "/staff/procedures/case").body())
                .contains("现行流程", "结案了");
        assertThat(visitor.opens("/" + county + "/staff/procedures/case?version=3").statusCode())
                .isEqualTo(404);
    }
}
