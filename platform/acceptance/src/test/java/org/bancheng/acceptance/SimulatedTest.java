package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.LAND;
import static org.bancheng.acceptance.Xiangtan.LAND_HANDLER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a changed folder would have done to the cases of a week long ago. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedTest {
    private static final String COUNTY = "/platform/api/v1/tenants/xiangtan";
    private static final String MONDAY = "2024-09-02";

    private final Product product = Product.get();
    private final Xiangtan xiangtan = new Xiangtan(product);
    private String onTheFourthDay = "";
    private String onTheThird = "";

    @TempDir Path disk;

    @BeforeAll
    void two_cases_of_one_monday() {
        onTheFourthDay = reported("2024-09-06T10:00").number;
        onTheThird = reported("2024-09-04T10:00").number;
        product.clock().set("2024-10-15T09:00");
    }

    private Matter reported(String at) {
        product.clock().set(MONDAY + "T09:00");
        Matter matter = xiangtan.signed("试算 " + at, "ordinary");
        product.clock().set(at);
        return matter.actsAt(LAND, LAND_HANDLER, "report", Xiangtan.result("solved"));
    }

    private static Map<String, String> threeDays() {
        Map<String, String> folder = Product.folder(Xiangtan.TENANT);
        folder.compute(
                "lifecycles/assignment.yaml",
                (_, text) ->
                        Product.edited(
                                text,
                                "      - { working-days: 5 }",
                                "      - { working-days: 3 }"));
        return folder;
    }

    private Answer finds(Map<String, String> folder, String from, String until) {
        return over(asks(folder, from, until).expect(202));
    }

    /** What came of a simulation that was begun. */
    private Answer over(Answer begun) {
        Product.until(
                "the simulation is over",
                () -> Product.done(product.operator().get(begun.location()).expect(200)));
        return product.operator().get(begun.location()).expect(200);
    }

    private Answer asks(Map<String, String> folder, String from, String until) {
        Map<String, Object> body =
                new HashMap<>(Map.of("folder", folder, "defaults", Product.folder("_defaults")));
        body.put("from", from);
        body.put("until", until);
        return product.operator().post(COUNTY + "/simulate", body);
    }

    @Test
    void a_shorter_term_is_tried_on_past_cases_before_anybody_works_by_it() {
        Answer found = finds(threeDays(), MONDAY, MONDAY);
        assertThat(found.at("/outcome/cases")).isEqualTo("2");
        assertThat(found.at("/outcome/notFollowed")).isEqualTo("0");
        assertThat(found.at("/outcome/differing")).isEqualTo("2");
        JsonNode term = found.list("/outcome/terms").getFirst();
        assertThat(found.list("/outcome/terms")).hasSize(1);
        assertThat(term.at("/unit").asString()).isEqualTo(LAND);
        assertThat(term.at("/basis").asString()).isEqualTo("XT-8");
        assertThat(term.at("/missed").asInt()).isEqualTo(1);
        assertThat(term.at("/moved").asInt()).isEqualTo(1);
        JsonNode missed = found.list("/outcome/missed/first").getFirst();
        assertThat(found.list("/outcome/missed/first")).hasSize(1);
        assertThat(found.at("/outcome/missed/count")).isEqualTo("1");
        assertThat(found.at("/outcome/met/count")).isEqualTo("0");
        assertThat(missed.at("/number").asString()).isEqualTo(onTheFourthDay);
        // Monday the 2nd: five working days end on the 9th, three on the 5th
        assertThat(missed.at("/wasDue").asString()).startsWith("2024-09-09T17:30");
        assertThat(missed.at("/was").asString()).isEqualTo("met");
        assertThat(missed.at("/due").asString()).startsWith("2024-09-05T17:30");
        assertThat(missed.at("/becomes").asString()).isEqualTo("missed");
        JsonNode moved = found.list("/outcome/moved/first").getFirst();
        assertThat(found.at("/outcome/moved/count")).isEqualTo("1");
        assertThat(moved.at("/number").asString()).isEqualTo(onTheThird);
        assertThat(moved.at("/due").asString()).startsWith("2024-09-05T17:30");
        assertThat(moved.at("/becomes").asString()).isEqualTo("met");
        assertThat(found.text()).doesNotContain("王长生");
        assertThat(found.list("/outcome/elsewhere/first")).isEmpty();
        assertThat(found.list("/outcome/stopped/first")).isEmpty();
    }

    @Test
    void the_folder_in_force_changes_nothing_and_a_trial_changes_nothing_either() {
        Answer same = finds(Product.folder(Xiangtan.TENANT), MONDAY, MONDAY);
        assertThat(same.at("/outcome/differing")).isEqualTo("0");
        String version =
                product.operator()
                        .get("/platform/api/v1/tenants/xiangtan")
                        .at("/configurationVersion");
        finds(threeDays(), MONDAY, MONDAY);
        assertThat(
                        product.operator()
                                .get("/platform/api/v1/tenants/xiangtan")
                                .at("/configurationVersion"))
                .isEqualTo(version);
        assertThat(finds(threeDays(), "2024-09-07", "2024-09-08").at("/outcome/cases"))
                .as("a weekend")
                .isEqualTo("0");
    }

    @Test
    void a_step_that_the_new_rules_refuse_is_named_with_its_reason() {
        Map<String, String> folder = Product.folder(Xiangtan.TENANT);
        folder.compute(
                "lifecycles/case.yaml",
                (_, text) ->
                        Product.edited(
                                text,
                                "      - that: \"!(form.lead in form.co_handling)\"",
                                "      - that: \"has(form.co_handling)\""));
        Answer found = finds(folder, MONDAY, MONDAY);
        assertThat(found.list("/outcome/stopped/first"))
                .extracting(
                        one -> one.at("/number").asString(), one -> one.at("/action").asString())
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple(onTheFourthDay, "交办"),
                        org.assertj.core.api.Assertions.tuple(onTheThird, "交办"));
        JsonNode step = found.list("/outcome/steps").getFirst();
        assertThat(found.list("/outcome/steps")).hasSize(1);
        assertThat(step.at("/action").asString()).isEqualTo("交办");
        assertThat(step.at("/cases").asInt()).isEqualTo(2);
    }

    @Test
    void what_an_operator_tried_is_read_by_operators_until_they_forget_it() {
        String place = asks(threeDays(), MONDAY, MONDAY).expect(202).location();
        String id = place.substring(place.lastIndexOf('/') + 1);
        assertThat(place).isEqualTo(COUNTY + "/simulations/" + id);
        Product.until(
                "the simulation is over",
                () -> Product.done(product.operator().get(place).expect(200)));
        Api county = product.staff(Xiangtan.TENANT, Xiangtan.ADMINISTRATOR);
        county.get(place).expect(401);
        assertThat(
                        county.get("/xiangtan/api/v1/configuration/simulations/" + id)
                                .expect(404)
                                .at("/type"))
                .as("an operator's folder is not the county's")
                .endsWith("/unknown-simulation");
        county.delete("/xiangtan/api/v1/configuration/simulations/" + id).expect(404);
        assertThat(county.get("/xiangtan/api/v1/configuration/simulations").expect(200).text())
                .doesNotContain(id);
        product.operator().get("/platform/api/v1/tenants/dianjiang/simulations/" + id).expect(404);
        product.operator().delete(place).expect(204);
        product.operator().get(place).expect(404);
        product.operator().delete(place).expect(404);
    }

    @Test
    void what_cannot_be_tried_is_said() {
        assertThat(asks(threeDays(), "2024-09-03", MONDAY).expect(400).at("/detail"))
                .contains("早于");
        assertThat(asks(threeDays(), "上周", MONDAY).expect(400).at("/detail"))
                .contains("2026-07-01");
        assertThat(asks(Product.folder("dianjiang"), MONDAY, MONDAY).expect(400).at("/detail"))
                .contains("dianjiang");
        Map<String, String> broken = threeDays();
        broken.compute(
                "lifecycles/case.yaml", (_, text) -> Product.edited(text, "to: triaged", "to: x"));
        assertThat(asks(broken, MONDAY, MONDAY).expect(422).text())
                .contains("lifecycles/case.yaml");
    }

    @Test
    void the_terminal_shows_it_as_tables() throws IOException {
        for (Map.Entry<String, Map<String, String>> folder :
                Map.of("_defaults", Product.folder("_defaults"), "xiangtan", threeDays())
                        .entrySet()) {
            for (Map.Entry<String, String> file : folder.getValue().entrySet()) {
                Path target = disk.resolve(folder.getKey()).resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, Base64.getDecoder().decode(file.getValue()));
            }
        }
        Command shown =
                Command.platformctl(
                                List.of(
                                        "config",
                                        "simulate",
                                        disk.resolve("xiangtan").toString(),
                                        "--from",
                                        MONDAY,
                                        "--until",
                                        MONDAY,
                                        "--connection",
                                        product.connection().toString()))
                        .ends(0);
        assertThat(shown.out())
                .contains("看了 2 件", "2 件会不一样", onTheFourthDay, "办理期限", "XT-8", "按时", "超期")
                .containsSubsequence("只是改期的", onTheThird);
    }
}
