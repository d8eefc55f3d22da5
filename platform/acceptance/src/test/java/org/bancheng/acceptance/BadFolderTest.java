package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator should not send: folders and letters with tricks in them. */
class BadFolderTest {
    private static final String TENANTS = "/platform/api/v1/tenants";

    private final Product product = Product.get();

    private Answer planned(Map<String, String> folder) {
        return product.operator()
                .post(
                        TENANTS + "/plan",
                        Map.of("folder", folder, "defaults", Product.folder("_defaults")));
    }

    private static Map<String, String> with(String file, String content) {
        Map<String, String> folder = new HashMap<>(Product.folder("xiangtan", "badfolder"));
        folder.put(file, Product.file(content));
        return folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.yaml",
                "/etc/cron.d/evil",
                "..\\evil.yaml",
                "brand/../../evil",
                "brand//evil",
                ".git/config",
                "a\u0000.yaml",
                "C:evil",
                "brand/.hidden",
                "a/b/c/d/e/f/g",
                " "
            })
    void a_path_that_leads_out_of_the_folder_is_refused(String path) {
        Answer refused = planned(with(path, "x")).expect(422);
        assertThat(refused.at("/type")).endsWith("/path-not-allowed");
        assertThat(refused.at("/detail")).isNotBlank();
    }

    @Test
    @Timeout(30)
    void yaml_that_would_grow_without_end_is_refused_soon() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String before = "*a" + (i - 1);
            laughs.append(
                    "a%d: &a%d [%s]\n"
                            .formatted(i, i, String.join(", ", Collections.nCopies(10, before))));
        }
        for (String bomb :
                List.of(
                        laughs.toString(),
                        "a: &a\n  b: *a\n",
                        "[".repeat(20_000),
                        "a: " + "{a: ".repeat(5_000) + "1" + "}".repeat(5_000),
                        "- ".repeat(20_000) + "x",
                        "units: [" + "{ id: a },".repeat(200_000) + "]",
                        "a: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1:1/\"]]",
                        "a: !!binary AAAA\n? ? ? ? x",
                        "\u0000",
                        "%YAML 9.9\n---\na: b",
                        "a: 'ends nowhere")) {
            long begun = System.nanoTime();
            Answer refused = planned(with("units.yaml", bomb));
            assertThat(refused.status())
                    .as(
                            bomb.substring(0, Math.min(60, bomb.length()))
                                    + refused.text()
                                            .substring(0, Math.min(300, refused.text().length())))
                    .isEqualTo(422);
            assertThat(refused.at("/type")).endsWith("/configuration-invalid");
            assertThat(refused.at("/problems/0/file")).isEqualTo("units.yaml");
            assertThat(refused.at("/problems/0/message")).isNotBlank();
            assertThat(refused.text().length()).as("is told in few words").isLessThan(400_000);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(10));
        }
        String huge = "# " + "x".repeat(20 << 20);
        assertThat(planned(with("units.yaml", huge)).status()).isEqualTo(413);
        Map<String, String> many = new HashMap<>(Product.folder("xiangtan", "badfolder"));
        for (int i = 0; i < 5_000; i++) {
            many.put("more/file" + i + ".yaml", "");
        }
        assertThat(planned(many).status()).isIn(200, 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&a;</text></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><image href='http://example.com/x'/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><foreignObject/></svg>",
                "not an image"
            })
    void a_mark_that_does_more_than_show_itself_is_refused(String svg) {
        Answer refused = planned(with("brand/mark.svg", svg)).expect(422);
        assertThat(refused.at("/problems/0/file")).isEqualTo("brand/mark.svg");
    }

    @Test
    void letters_with_tricks_are_told_apart_and_refused_line_by_line() {
        Map<String, Object> good =
                Map.of(
                        "line",
                        1,
                        "id",
                        "t" + UUID.randomUUID(),
                        "subject",
                        "来信",
                        "body",
                        "正文",
                        "time",
                        "2026-05-01");
        Map<String, Object> nul = new HashMap<>(good);
        nul.putAll(Map.of("line", 2, "id", "t" + UUID.randomUUID(), "subject", "a\u0000b"));
        Map<String, Object> longId = new HashMap<>(good);
        longId.putAll(Map.of("line", 3, "id", "9".repeat(101)));
        Map<String, Object> longName = new HashMap<>(good);
        longName.putAll(
                Map.of("line", 4, "id", "t" + UUID.randomUUID(), "subject", "𠮷".repeat(10_000)));
        Answer report =
                product.operator()
                        .post(
                                TENANTS + "/xiangtan/imports",
                                Map.of(
                                        "source",
                                        "tricks",
                                        "lines",
                                        List.of(good, nul, longId, longName)))
                        .expect(200);
        assertThat(report.at("/lines/0/outcome")).as(report.text()).isEqualTo("filed");
        for (int line = 1; line < 4; line++) {
            assertThat(report.at("/lines/" + line + "/outcome"))
                    .as(report.text())
                    .isEqualTo("refused");
            assertThat(report.at("/lines/" + line + "/reason")).isNotBlank();
        }
        for (String body :
                List.of(
                        "{\"fields\":{\"reporter-name\":\"a\\u0000\"},\"lines\":[{\"line\":1,\"id\":\"n"
                                + UUID.randomUUID()
                                + "\",\"subject\":\"s\",\"body\":\"b\",\"time\":\"2026-05-01\"}]}",
                        "{\"fields\":{\"\\u0000\":\"a\"},\"lines\":[{\"line\":1,\"id\":\"n"
                                + UUID.randomUUID()
                                + "\",\"subject\":\"s\",\"body\":\"b\",\"time\":\"2026-05-01\"}]}")) {
            Answer answer = product.operator().post(TENANTS + "/xiangtan/imports", body);
            assertThat(answer.status()).as(answer.text()).isIn(200, 400, 422);
            assertThat(answer.at("/lines/0/outcome")).isIn("", "refused");
        }
    }

    /**
     * A county's tables leave as PostgreSQL copies them, to be read back as they were: a formula
     * stays what was typed, so no file of them may open in a spreadsheet by itself.
     */
    @Test
    void no_file_of_an_export_opens_in_a_spreadsheet_that_would_follow_a_formula() {
        for (String formula : List.of("=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(1)")) {
            Counties.filed(
                    product,
                    "hengyang",
                    Map.of("subject", "公式" + formula, "reporter-name", formula));
            Counties.filed(product, "hengyang", Map.of("subject", formula.strip()));
        }
        String name = product.export("hengyang").name();
        int tables = 0;
        try (ZipInputStream zip =
                new ZipInputStream(
                        new ByteArrayInputStream(
                                downloaded(TENANTS + "/hengyang/exports/" + name)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getName())
                        .doesNotContain("..", "\\")
                        .doesNotStartWith("/")
                        .doesNotMatch("tables/.*(?i)\\.(csv|tsv|txt|xls|xlsx|ods|dif|slk)");
                tables += entry.getName().startsWith("tables/") ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(tables).isGreaterThan(10);
    }

    private byte[] downloaded(String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(product.base() + path))
                                    .header(
                                            "Authorization",
                                            "Bearer " + product.tokens().operator())
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void the_server_goes_on_after_all_of_it() {
        assertThatCode(() -> product.operator().get(TENANTS).expect(200))
                .doesNotThrowAnyException();
    }
}
