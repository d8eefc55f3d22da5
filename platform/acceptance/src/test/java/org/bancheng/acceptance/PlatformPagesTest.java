package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.tenancy.Tenants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of those who run the installation and of those who study it, without scripts. */
class PlatformPagesTest {
    private static final Pattern HREF = Pattern.compile("href=\"(\\?[^\"]*)\"");

    private final Product product = Product.get();

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    private Visitor visitor() {
        return new Visitor(product.base());
    }

    @Test
    void an_operator_signs_in_and_sees_how_every_county_stands() {
        Visitor operator = visitor();
        HttpResponse<String> page = operator.signsInAt("/platform/", "operator1");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/platform/");
        assertThat(page.body()).contains(Product.counties()).contains("湘潭县", "启用", "第 1 版", "应用配置");
        assertThat(operator.opens("/platform").statusCode()).isEqualTo(200);

        Tenants tenants = product.server().getBean(Tenants.class);
        tenants.quarantine(new TenantId("hengyang"), "表 case_file 缺少一列");
        try {
            assertThat(operator.opens("/platform/").body())
                    .contains("已隔离，其他县区不受影响", "表 case_file 缺少一列");
        } finally {
            tenants.heal(new TenantId("hengyang"));
        }
        assertThat(operator.opens("/platform/").body()).doesNotContain("case_file");
        assertThat(operator.opens("/platform/search").statusCode()).isEqualTo(403);
    }

    @Test
    void preferences_hold_on_these_pages_too() {
        Visitor analyst = visitor();
        HttpResponse<String> page = analyst.signsInAt("/platform/search", "analyst1");
        HttpResponse<String> english =
                analyst.submits(
                        page,
                        "/platform/preferences",
                        Map.of("language", "en", "back", "/platform/search"));
        assertThat(english.uri().getPath()).isEqualTo("/platform/search");
        assertThat(english.body()).contains("lang=\"en\"", "Search across counties");
    }

    @Test
    @Clause("ALL-7")
    void an_analyst_searches_narrows_and_pages_without_scripts() {
        for (String county : List.of("chongming", "xiangtan")) {
            for (int i = 0; i < 12; i++) {
                Counties.filed(
                        product,
                        county,
                        Map.of(
                                "subject",
                                "水電報裝容量證明 " + i,
                                "reporter-name",
                                "欧阳石榴",
                                "reporter-phone",
                                "13712345678"));
            }
        }
        Visitor analyst = visitor();
        HttpResponse<String> page = analyst.signsInAt("/platform/", "analyst1");
        assertThat(page.uri().getPath()).isEqualTo("/platform/search");
        String search =
                "/platform/search?q=" + URLEncoder.encode("水电报装容量证明", StandardCharsets.UTF_8);
        Product.until("all are found", () -> analyst.opens(search).body().contains("找到 24 件"));

        HttpResponse<String> found = analyst.opens(search);
        assertThat(articles(found)).isEqualTo(20);
        assertThat(found.body())
                .contains("湘潭县", "崇明区")
                .doesNotContain("欧阳石榴", "13712345678", "/xiangtan/staff/cases");
        HttpResponse<String> rest = analyst.opens("/platform/search" + link(found, "after="));
        assertThat(articles(rest)).isEqualTo(4);

        HttpResponse<String> narrowed =
                analyst.opens("/platform/search" + link(found, "county=xiangtan"));
        assertThat(narrowed.body()).contains("找到 12 件", "取消“湘潭县”");
        assertThat(articles(narrowed)).isEqualTo(12);
        assertThat(analyst.opens("/platform/search?after=nonsense").body()).contains("没有这一页了");
        assertThat(analyst.opens("/platform/search?county=nowhere").body()).contains("没有这个县的查询权限");
    }

    @Test
    @Clause("ALL-1")
    void nobody_else_opens_them() {
        Visitor staff = visitor();
        staff.signsInAt("/xiangtan/staff", Xiangtan.DISPATCHER);
        for (String path : List.of("/platform/", "/platform/search")) {
            assertThat(staff.opens(path).uri().getPath()).contains("/realms/acceptance-platform/");
        }
    }

    private static int articles(HttpResponse<String> page) {
        return (int) Pattern.compile("<article").matcher(page.body()).results().count();
    }

    private static String link(HttpResponse<String> page, String with) {
        Matcher links = HREF.matcher(page.body());
        while (links.find()) {
            String link = links.group(1).replace("&amp;", "&");
            if (link.contains(with)) {
                return link;
            }
        }
        throw new AssertionError("no link with " + with + " on " + page.uri());
    }
}
