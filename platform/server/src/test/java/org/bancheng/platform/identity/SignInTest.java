package org.bancheng.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NullMarked
class SignInTest {
    private static Installation here;

    @BeforeAll
    static void start() {
        here = Installation.get();
    }

    @AfterEach
    void mend() {
        here.wire().mend();
    }

    @Test
    void staff_sign_in_at_keycloak_and_find_the_page_they_wanted() {
        Browser browser = new Browser();

        HttpResponse<String> page =
                browser.signIn(here.at("/xiangtan/desk/7"), "zhuanban", Installation.PASSWORD);

        assertThat(page.uri().getPath()).isEqualTo("/xiangtan/desk/7");
        assertThat(page.body()).isEqualTo("desk of 湘潭县-zhuanban [dispatcher]");
    }

    @Test
    void the_session_cookie_is_the_countys_own() {
        HttpResponse<String> form = new Browser().once("GET", here.at("/xiangtan/form"), Map.of());

        assertThat(form.headers().allValues("set-cookie"))
                .singleElement()
                .asString()
                .startsWith("BC_XIANGTAN=")
                .contains("Path=/xiangtan;", "HttpOnly", "SameSite=Lax");
    }
}
