package org.bancheng.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTest {

    @ParameterizedTest
    @CsvSource({
        "營商環境,营商环境",
        "营商环境,营商环境",
        "臺灣,台湾",
        "見微知著,见微知着",
        "房屋下沈,房屋下沉",
        "ＡＢＣ１２３,abc123",
        "㎡,m2",
        "巡察,巡察",
        "衡嶽,衡岳"
    })
    void script_width_and_case_make_no_difference(String written, String folded) {
        assertThat(Folded.of(written).text()).isEqualTo(folded);
    }

    @Test
    void a_place_in_the_folded_text_is_found_in_the_original() {
        var folded = Folded.of("住\u200b㎡樓");
        assertThat(folded.text()).isEqualTo("住m2楼");
        assertThat(folded.inOriginal(3, 4)).isEqualTo(new Span(3, 4));
        assertThat(folded.inOriginal(1, 2)).isEqualTo(new Span(2, 3));
        assertThat(folded.inOriginal(0, 4)).isEqualTo(new Span(0, 4));
    }

    @Test
    void an_empty_text_stays_empty() {
        assertThat(Folded.of("").text()).isEmpty();
    }
}
