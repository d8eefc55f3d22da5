package org.bancheng.platform.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bancheng.engine.configuration.CheckResult;
import org.bancheng.engine.configuration.ConfigurationFolder;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class ChangeWordsTest {
    private static final Path FOLDERS = Path.of("../../tenant-configs");
    private static final String ORDERS = "lifecycles/assignment.yaml";

    @Test
    void nothing_is_said_of_what_is_the_same() {
        assertThat(ChangeWords.of(xiangtan(), xiangtan(), wording(Locale.CHINA))).isEmpty();
    }

    @Test
    void a_length_is_said_with_the_case_in_which_it_counts() {
        assertThat(changed(ORDERS, "- { working-days: 5 }", "- { working-days: 3 }"))
                .containsExactly("“承办工单”的“办理期限（其他情形）”：5 个工作日 → 3 个工作日");
        assertThat(changed(ORDERS, "working-days: 10 }", "working-days: 8 }"))
                .singleElement()
                .asString()
                .contains("办理期限（", "复杂", "10 个工作日 → 8 个工作日");
        assertThat(
                        changed(
                                ORDERS,
                                "      - { when: \"case.complexity == 'complex'\", working-days: 10 }\n",
                                ""))
                .singleElement()
                .asString()
                .contains("不再有，原来：10 个工作日");
    }

    @Test
    void the_only_length_of_a_clock_needs_no_case() {
        assertThat(changed(ORDERS, "length: [{ working-days: 2 }]", "length: [{ same-day: true }]"))
                .anyMatch(said -> said.endsWith("”：2 个工作日 → 当日"))
                .noneMatch(said -> said.contains("其他情形"));
    }

    @Test
    void a_step_is_said_when_it_is_new_gone_or_taken_by_others() {
        String step =
                """
                  praise:
                    label: { zh-CN: 表扬, zh-Hant: 表揚, en: Praise }
                    basis: XT-7
                    from: [working]
                    by: [dispatcher]

                """;
        String sign = "    to: working\n    by: [handler, unit-head]\n";
        assertThat(changed(ORDERS, "  deem-signed:\n", step + "  deem-signed:\n"))
                .containsExactly("“承办工单”新增一步“表扬”");
        assertThat(changed(ORDERS, sign, sign.replace("handler, unit-head", "handler")))
                .singleElement()
                .asString()
                .startsWith("“承办工单”的“签收”：原来由")
                .contains("改为由");
        assertThat(changed(ORDERS, "{ zh-CN: 签收, ", "{ zh-CN: 接收, ")).contains("“承办工单”的“签收”改称“接收”");
    }

    @Test
    void a_form_that_asks_for_more_or_less_is_said_with_its_step() {
        String form = "form: { not-our-duty: boolean!, reason: long-text!, ground: long-text! }";
        assertThat(changed(ORDERS, form, form.replace(" }", ", note: long-text? }")))
                .singleElement()
                .asString()
                .startsWith("“承办工单”的“申请退回”新增填写项“");
        assertThat(changed(ORDERS, form, form.replace(", ground: long-text!", "")))
                .singleElement()
                .asString()
                .startsWith("“承办工单”的“申请退回”不再填“");
    }

    @Test
    void a_state_called_otherwise_changes_no_step() {
        assertThat(changed(ORDERS, "zh-CN: 待签收", "zh-CN: 等签收"))
                .containsExactly("“承办工单”的状态“待签收”改称“等签收”");
    }

    @Test
    void a_unit_is_said_when_it_is_new_or_called_otherwise() {
        TenantConfiguration county = xiangtan();
        String unit = county.units().getLast().name().in(Locale.CHINA);
        assertThat(changed("units.yaml", "zh-CN: " + unit, "zh-CN: 新名字"))
                .containsExactly("单位“%s”改称“新名字”".formatted(unit));
    }

    @Test
    void the_other_language_says_it_too() {
        TenantConfiguration shorter =
                county(ORDERS, "- { working-days: 5 }", "- { working-days: 3 }");

        assertThat(ChangeWords.of(xiangtan(), shorter, wording(Locale.ENGLISH)))
                .singleElement()
                .asString()
                .contains("“Handling term", "3 working days instead of 5 working days");
    }

    private static List<String> changed(String file, String passage, String instead) {
        return ChangeWords.of(xiangtan(), county(file, passage, instead), wording(Locale.CHINA));
    }

    private static Wording wording(Locale locale) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/portal");
        messages.setDefaultEncoding(UTF_8.name());
        return new Wording(messages, locale, Instant.EPOCH);
    }

    private static TenantConfiguration xiangtan() {
        return checked(files("xiangtan"));
    }

    private static TenantConfiguration county(String file, String passage, String instead) {
        Map<String, byte[]> files = files("xiangtan");
        String text = new String(Objects.requireNonNull(files.get(file)), UTF_8);
        assertThat(text).contains(passage);
        files.put(file, text.replace(passage, instead).getBytes(UTF_8));
        return checked(files);
    }

    private static TenantConfiguration checked(Map<String, byte[]> files) {
        CheckResult result = ConfigurationFolder.check(files, files("_defaults"));
        assertThat(result.problems()).isEmpty();
        return Objects.requireNonNull(result.configuration());
    }

    private static Map<String, byte[]> files(String folder) {
        Path root = FOLDERS.resolve(folder);
        Map<String, byte[]> files = new TreeMap<>();
        try (var paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString(), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
