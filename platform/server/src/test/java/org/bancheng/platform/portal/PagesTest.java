package org.bancheng.platform.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.context.ConfigurableApplicationContext;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    static final List<String> PAGES = Preview.PAGES;

    private final HttpClient browser = HttpClient.newHttpClient();
    private ConfigurableApplicationContext preview;

    @BeforeAll
    void open() {
        preview = Preview.start(0);
    }

    @AfterAll
    void close() {
        preview.close();
        browser.close();
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void a_page_renders_in_every_language(String page) throws Exception {
        for (String language : Preferences.LANGUAGES) {
            HttpResponse<String> response = get(page, language);

            assertThat(response.statusCode()).as("%s in %s", page, language).isEqualTo(200);
            assertThat(response.body())
                    .contains("<html", "lang=\"" + language + "\"")
                    .doesNotContain("??")
                    .doesNotContain("th:");
        }
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void a_page_needs_no_inline_script_or_style(String page) throws Exception {
        HttpResponse<String> response = get(page, "zh-CN");

        assertThat(response.body())
                .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=\"")
                .doesNotContainPattern("<script(?![^>]*\\ssrc=)");
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy ->
                                assertThat(policy)
                                        .contains("default-src 'none'")
                                        .doesNotContain("unsafe"));
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void a_page_has_one_heading_and_no_id_twice(String page) throws Exception {
        String body = get(page, "zh-CN").body();

        assertThat(count(body, "<h1[ >]")).isOne();
        assertThat(
                        Pattern.compile("\\sid=\"([^\"]+)\"")
                                .matcher(body)
                                .results()
                                .map(m -> m.group(1)))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void every_file_a_page_names_is_there(String page) throws Exception {
        Matcher files =
                Pattern.compile("(?:href|src)=\"(/(?:assets|vendor)/[^\"#]+)")
                        .matcher(get(page, "en").body());

        while (files.find()) {
            HttpRequest request = HttpRequest.newBuilder(at(files.group(1))).build();
            assertThat(browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .as(files.group(1))
                    .isEqualTo(200);
        }
    }

    @Test
    void what_was_refused_is_marked_where_it_was_typed() throws Exception {
        assertThat(get("staff-configuration-terms", "zh-CN").body())
                .contains("href=\"#term-1\"", "id=\"term-1-error\"")
                .containsPattern(input("id=\"term-1\"", "value=\"9999\"", "aria-invalid=\"true\""))
                .containsPattern(input("id=\"term-1\"", "aria-describedby=\"term-1-error\""))
                .doesNotContainPattern(input("id=\"term-0\"", "aria-invalid"));
        assertThat(get("staff-configuration-draft", "zh-CN").body())
                .contains("href=\"#publish-reason\"", "id=\"publish-reason-error\"")
                .containsPattern(input("id=\"publish-reason\"", "aria-invalid=\"true\""));
        assertThat(get("staff-configuration-files-wrong", "zh-CN").body())
                .contains("href=\"#new-path\"", "id=\"new-path-error\"")
                .containsPattern(
                        input("id=\"new-path\"", "value=\"../x.yaml\"", "aria-invalid=\"true\""));
        assertThat(get("staff-configuration-version", "zh-CN").body())
                .containsPattern(input("id=\"restore-posts\"", "aria-invalid=\"true\""));
    }

    /** One that has all of these, in whatever order. */
    private static String input(String... attributes) {
        return "<(input|textarea)"
                + Stream.of(attributes)
                        .map(one -> "(?=[^>]*" + Pattern.quote(one) + ")")
                        .collect(Collectors.joining());
    }

    @Test
    void what_is_under_way_is_asked_for_again_and_what_is_over_is_not() throws Exception {
        assertThat(get("staff-configuration-draft", "zh-CN").body())
                .containsPattern("id=\"job\"[^>]*hx-trigger=\"every 3s\"")
                .doesNotContain("data-over");
        assertThat(get("staff-configuration-files-wrong", "zh-CN").body())
                .containsPattern("id=\"job\"[^>]*data-over=\"yes\"")
                .doesNotContain("hx-trigger");
    }

    @Test
    void giving_a_draft_up_is_asked_first_with_and_without_scripts() throws Exception {
        String page = get("staff-configuration-file", "zh-CN").body();
        for (String how : List.of("drop", "leave-out")) {
            String before = page.substring(0, page.indexOf("value=\"" + how + "\""));
            assertThat(before.substring(before.lastIndexOf("<details")))
                    .contains("<summary>", "data-confirm=\"草稿里", "name=\"revision\" value=\"7\"")
                    .doesNotContain("</details>");
        }
    }

    private static long count(String body, String pattern) {
        return Pattern.compile(pattern).matcher(body).results().count();
    }

    private HttpResponse<String> get(String page, String language)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(at("/preview/" + page))
                        .header("Cookie", Preferences.LANGUAGE + "=" + language)
                        .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create(
                "http://127.0.0.1:"
                        + preview.getEnvironment().getProperty("local.server.port")
                        + path);
    }
}
