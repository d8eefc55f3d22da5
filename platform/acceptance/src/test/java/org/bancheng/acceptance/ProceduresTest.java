package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pictures and tables by which everybody sees how his county's procedures go. */
class ProceduresTest {
    private static final Pattern TAB =
            Pattern.compile("href=\"(/[a-z]+/staff/procedures/[a-z-]+)\"");

    private final Product product = Product.get();

    @ParameterizedTest
    @Clause("ALL-4")
    @CsvSource({
        "xiangtan, liuyang, 联席会议",
        "dianjiang, ranyan, 提级调度",
        "gangnan, weixiaomei, 专家会商",
        "chongming, shenyue, 协调"
    })
    void everybody_sees_each_procedure_of_his_county_drawn_with_its_terms_and_clauses(
            String county, String anybody, String another) {
        Visitor visitor = new Visitor(product.base());
        String first = visitor.signsInAt("/" + county + "/staff/procedures", anybody).body();
        List<String> pages =
                TAB.matcher(first).results().map((MatchResult one) -> one.group(1)).toList();
        assertThat(pages).hasSizeGreaterThan(4);
        assertThat(first).contains(another);
        for (String page : pages) {
            assertThat(visitor.opens(page).body())
                    .as(page)
                    .contains("<svg", "class=\"state", "role=\"img\"", "class=\"clause\"");
        }
        assertThat(first).contains("class=\"way\"", "撤回 → 已撤回");
    }

    @Test
    void where_something_stands_is_marked_in_the_picture() {
        Visitor visitor = new Visitor(product.base());
        String page =
                visitor.signsInAt("/xiangtan/staff/procedures/case?at=handling", "liuyang").body();
        assertThat(page).containsOnlyOnce("class=\"state now\"");
        assertThat(page).containsPattern("class=\"state now\"><rect[^>]*/><text[^>]*>办理中</text>");
        assertThat(visitor.opens("/xiangtan/staff/procedures/case?at=nowhere").body())
                .doesNotContain("state now");
        assertThat(visitor.opens("/xiangtan/staff/procedures/no-such").statusCode()).isEqualTo(404);
    }
}
