package org.bancheng.platform.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.bancheng.platform.cases.Tally;
import org.junit.jupiter.api.Test;

class PagerTest {
    private static Pager at(int page, Tally total) {
        return Pager.of(page, 20, total, n -> "?page=" + n);
    }

    @Test
    void a_page_past_the_last_is_the_last() {
        Pager last = at(9, Tally.exactly(52));
        assertThat(last.page()).isEqualTo(3);
        assertThat(last.from()).isEqualTo(41);
        assertThat(last.to()).isEqualTo(52);
        assertThat(last.next()).isNull();
        assertThat(last.isCut()).isFalse();
    }

    @Test
    void a_list_that_is_counted_no_further_says_so_on_its_last_page() {
        Tally more = new Tally(Tally.MOST, true);
        assertThat(at(1, more).isCut()).isFalse();
        Pager last = at(9_999, more);
        assertThat(last.page()).isEqualTo(500);
        assertThat(last.isCut()).isTrue();
        assertThat(last.total()).hasToString("10000+");
    }

    @Test
    void nothing_is_one_empty_page() {
        Pager none = at(1, Tally.exactly(0));
        assertThat(none.pages()).isEqualTo(1);
        assertThat(none.from()).isZero();
    }
}
