package org.bancheng.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class TenantIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"/xiangtan", "/xiangtan/", "/xiangtan/cases/1", "xiangtan"})
    void the_first_segment_of_a_path_names_the_tenant(String path) {
        assertThat(TenantId.ofPath(path)).contains(new TenantId("xiangtan"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "//xiangtan",
                "/platform/tenants",
                "/assets/app.css",
                "/vendor/htmx.js",
                "/favicon.ico",
                "/Xiangtan",
                "/x",
                "/xiang-tan/",
                "/xiangtan;a=b/",
                "/..%2fxiangtan"
            })
    void other_paths_name_none(String path) {
        assertThat(TenantId.ofPath(path)).isEmpty();
    }

    @Test
    void a_role_and_a_schema_follow_from_the_id() {
        assertThat(new DatabaseRoles("bancheng").tenant(new TenantId("taihe")))
                .isEqualTo("bancheng_t_taihe");
    }
}
