package org.bancheng.platform.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrandColoursTest {

    @Test
    void a_dark_brand_carries_white_text_and_a_light_one_black() {
        assertThat(new BrandColours("莲乡服务", "#a81e4b", "#1f7a5c").sheet())
                .contains("--brand: #a81e4b; --brand-ink: #ffffff");
        assertThat(new BrandColours("莲乡服务", "#f2c200", "#1f7a5c").sheet())
                .contains("--brand-ink: #000000");
    }

    @Test
    void a_brand_too_light_to_read_on_white_gets_a_darker_text_colour() {
        String byDay = new BrandColours("莲乡服务", "#f2c200", "#1f7a5c").sheet().split("dark]")[0];
        assertThat(byDay).doesNotContain("--brand-text: #f2c200").contains("--brand-text: #");
        assertThat(new BrandColours("莲乡服务", "#a81e4b", "#1f7a5c").sheet())
                .contains("--brand-text: #a81e4b");
    }

    @Test
    void the_sheet_sets_brand_properties_and_nothing_else() {
        assertThat(
                        new BrandColours("莲乡服务", "#0b5cad", "#e07b00")
                                .sheet()
                                .lines()
                                .filter(l -> l.contains(":") && !l.contains("--brand-name")))
                .allMatch(
                        line ->
                                line.matches(
                                        "(:root(\\[data-theme=dark])? \\{)?[\\s{}]*(--(brand[a-z-]*|accent): #[0-9a-f]{6};\\s*)*\\}?"));
    }

    @Test
    void a_name_cannot_leave_its_quotation_marks() {
        String sheet =
                new BrandColours("a\"; } body { display: none", "#0b5cad", "#e07b00").sheet();

        assertThat(sheet).contains("--brand-name: \"a\\000022").doesNotContain("body {");
    }
}
