package org.bancheng.platform.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.bancheng.platform.cases.Visibility;
import org.bancheng.platform.search.SearchPage.Hit;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three thousand messages of citizens, which lie beside the project and never in it. */
class RealMessagesTest {
    private static final Path MESSAGES = Path.of("../../../shared/data/messages.jsonl");
    private static SearchFloor floor;
    private static Tenant county;
    private static List<JsonNode> messages;

    @BeforeAll
    static void index() throws IOException {
        if (!Files.exists(MESSAGES)) {
            assertThat(System.getenv("CI"))
                    .as("CI needs the real messages at %s", MESSAGES.toAbsolutePath().normalize())
                    .isNotEqualTo("true");
            assumeTrue(false, "skipped: no real messages at " + MESSAGES);
        }
        var json = new ObjectMapper();
        try (var lines = Files.lines(MESSAGES)) {
            messages = lines.map(line -> read(json, line)).toList();
        }
        floor = SearchFloor.shared();
        county = floor.county("messages");
        for (int from = 0; from < messages.size(); from += 500) {
            floor.write(
                    county,
                    messages.subList(from, Math.min(messages.size(), from + 500)).stream()
                            .map(RealMessagesTest::document)
                            .toArray(CaseDocumentBuilder[]::new));
        }
    }

    private static JsonNode read(ObjectMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static CaseDocumentBuilder document(JsonNode message) {
        return CaseDocumentBuilder.of(
                        "M" + message.get("id").asText(), message.get("subject").asText())
                .body(message.get("body").asText());
    }

    private static SearchPage search(String text) {
        var everything =
                new Visibility(true, Set.of(), List.of(), Set.of(), Set.of(), Set.of(), Set.of());
        return BoundTenant.call(
                county,
                () -> floor.get(CaseSearch.class).search(CaseQuery.of(text).size(20), everything));
    }

    @ParameterizedTest
    @CsvSource({
        "路灯, 路燈",
        "营商环境, 營商環境",
        "噪音扰民, 噪音擾民",
        "公积金, 公積金",
        "拆迁补偿, 拆遷補償",
        "小区 物业 停车, 小區 物業 停車",
        "幼儿园, 幼兒園"
    })
    void both_scripts_find_the_same_and_the_first_page_says_it(
            String simplified, String traditional) {
        SearchPage page = search(simplified);
        assertThat(page.total()).isPositive();
        assertThat(numbers(search(traditional))).isEqualTo(numbers(page));
        for (Hit hit : page.hits()) {
            assertThat(hit.subject().marks().size() + hit.snippet().marks().size())
                    .as(hit.number())
                    .isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"路灯", "公积金", "幼儿园", "拆迁", "地铁"})
    void every_message_with_the_word_is_found(String word) {
        long containing =
                messages.stream()
                        .filter(
                                message ->
                                        Folded.of(
                                                        message.get("subject").asText()
                                                                + "\n"
                                                                + message.get("body").asText())
                                                .text()
                                                .contains(word))
                        .count();
        assertThat(search("\"" + word + "\"").total()).isGreaterThanOrEqualTo(containing);
        assertThat(search(word).total()).isBetween(containing, containing * 3 / 2 + 5);
    }

    private static List<String> numbers(SearchPage page) {
        return page.hits().stream().map(Hit::number).toList();
    }
}
