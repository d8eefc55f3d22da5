package org.bancheng.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.boot.health.contributor.Status;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

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
    void a_second_tab_does_not_spoil_the_sign_in_of_the_first() {
        Browser browser = new Browser();
        HttpResponse<String> first = browser.get(here.at("/xiangtan/desk/7"));
        browser.get(here.at("/xiangtan/desk/8"));

        HttpResponse<String> entered = browser.fillIn(first, "zhuanban", Installation.PASSWORD);

        assertThat(entered.body()).startsWith("desk of 湘潭县-zhuanban");
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

    @Test
    void signing_in_gives_the_session_a_new_id() {
        Browser browser = new Browser();
        browser.get(here.at("/xiangtan/desk/8"));
        String before = browser.cookie("BC_XIANGTAN");

        browser.signIn(here.at("/xiangtan/desk"), "zhuanban", Installation.PASSWORD);

        assertThat(browser.cookie("BC_XIANGTAN")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void one_countys_cookie_opens_nothing_in_another() {
        Browser browser = new Browser();
        browser.signIn(here.at("/xiangtan/desk"), "zhuanban", Installation.PASSWORD);
        Browser thief = new Browser();
        thief.setCookie(here.url, "/", "BC_QIDONG", browser.cookie("BC_XIANGTAN"));
        thief.setCookie(here.url, "/", "BC_PLATFORM", browser.cookie("BC_XIANGTAN"));

        assertThat(thief.once("GET", here.at("/qidong/"), Map.of()).body())
                .isEqualTo("home nobody");
        assertThat(thief.once("GET", here.at("/qidong/desk"), Map.of()).headers())
                .satisfies(
                        headers ->
                                assertThat(headers.firstValue("location"))
                                        .hasValue(here.at("/qidong/sign-in").toString()));
        assertThat(thief.once("GET", here.at("/platform/"), Map.of()).statusCode()).isEqualTo(302);
    }

    @Test
    void a_form_is_taken_only_with_its_own_countys_token() {
        Browser browser = new Browser();
        String ours = browser.get(here.at("/xiangtan/form")).body();
        browser.get(here.at("/qidong/form"));

        assertThat(browser.post(here.at("/xiangtan/form"), Map.of("_csrf", ours)).body())
                .isEqualTo("filled");
        assertThat(browser.post(here.at("/xiangtan/form"), Map.of()).body())
                .isEqualTo("error 403 FORM_STALE");
        assertThat(browser.post(here.at("/qidong/form"), Map.of("_csrf", ours)).body())
                .isEqualTo("error 403 FORM_STALE");
    }

    @Test
    void a_removed_post_and_a_disabled_person_act_at_the_next_request() {
        Browser browser = new Browser();
        browser.signIn(here.at("/xiangtan/desk"), "jingban", Installation.PASSWORD);
        String person = "(select id from person where username = 'jingban')";
        try {
            here.change("xiangtan", "delete from holding where person_id = " + person);
            assertThat(browser.get(here.at("/xiangtan/desk")).body())
                    .isEqualTo("desk of 湘潭县-jingban []");

            here.change("xiangtan", "update person set enabled = false where id = " + person);
            assertThat(browser.get(here.at("/xiangtan/desk")).body())
                    .isEqualTo("error 403 PERSON_DISABLED");
        } finally {
            here.change("xiangtan", "update person set enabled = true where id = " + person);
            here.change(
                    "xiangtan",
                    "insert into holding (person_id, post, unit_id) values (%s, 'handler', 'office')"
                            .formatted(person));
        }
    }

    @Test
    void an_account_disabled_in_keycloak_is_out_within_a_minute() {
        Browser browser = new Browser();
        browser.signIn(here.at("/qidong/desk"), "jingban", Installation.PASSWORD);
        UserRepresentation account = enabled(false);
        try {
            assertThat(browser.get(here.at("/qidong/desk")).body()).startsWith("desk of");
            age(browser.cookie("BC_QIDONG"));
            assertThat(browser.once("GET", here.at("/qidong/desk"), Map.of()).statusCode())
                    .isEqualTo(302);
        } finally {
            enabled(true);
        }
        assertThat(account.getUsername()).isEqualTo("jingban");
    }

    @Test
    void without_keycloak_those_inside_go_on_and_those_outside_are_told() throws Exception {
        Browser inside = new Browser();
        inside.signIn(here.at("/xiangtan/desk"), "zhuanban", Installation.PASSWORD);
        age(inside.cookie("BC_XIANGTAN"));

        here.wire().cut();
        Thread.sleep(3_100); // what was last seen of Keycloak is remembered for three seconds

        assertThat(inside.get(here.at("/xiangtan/desk")).body()).startsWith("desk of");
        assertThat(new Browser().get(here.at("/xiangtan/desk")).body())
                .isEqualTo("error 503 SIGN_IN_UNAVAILABLE");
        assertThat(here.get(KeycloakHealth.class).health().getStatus()).isEqualTo(Status.DOWN);

        here.wire().mend();
        Thread.sleep(3_100);
        assertThat(here.get(KeycloakHealth.class).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void signing_out_ends_the_sign_in_at_keycloak_too() {
        Browser browser = new Browser();
        browser.signIn(here.at("/xiangtan/desk"), "zhuanban", Installation.PASSWORD);
        String token = browser.get(here.at("/xiangtan/form")).body();

        HttpResponse<String> after =
                browser.post(here.at("/xiangtan/sign-out"), Map.of("_csrf", token));

        assertThat(after.uri()).isEqualTo(here.at("/xiangtan/"));
        assertThat(after.body()).isEqualTo("home nobody");
        assertThat(browser.get(here.at("/xiangtan/desk")).body()).contains("kc-form-login");
    }

    @Test
    void what_nobody_declared_is_closed_and_what_nobody_has_is_not_found() {
        Browser browser = new Browser();

        assertThat(browser.once("GET", here.at("/xiangtan/desk"), Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(browser.once("GET", here.at("/xiangtan/reprot"), Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(browser.once("GET", here.at("/nowhere/"), Map.of()).statusCode()).isEqualTo(404);
        assertThat(browser.once("GET", here.at("/platform/form"), Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(
                        new Browser()
                                .with("HX-Request", "true")
                                .once("GET", here.at("/xiangtan/desk"), Map.of())
                                .headers()
                                .firstValue("HX-Redirect"))
                .hasValue(here.at("/xiangtan/sign-in").toString());
    }

    @Test
    void operators_and_analysts_have_doors_of_their_own() {
        Browser operator = new Browser();
        Browser analyst = new Browser();

        assertThat(
                        operator.signIn(
                                        here.at("/platform/jobs"),
                                        "operator1",
                                        Installation.PASSWORD)
                                .body())
                .isEqualTo("operator1 true false");
        assertThat(analyst.signIn(here.at("/platform/"), "analyst1", Installation.PASSWORD).body())
                .isEqualTo("analyst1 false true");
        assertThat(analyst.get(here.at("/platform/jobs")).body()).isEqualTo("error 403 NOT_STAFF");
    }

    /** Lets a minute and more pass for a session. */
    @SuppressWarnings("unchecked") // Spring's class of sessions is its own
    private static void age(String cookie) {
        String id = new String(Base64.getDecoder().decode(cookie), StandardCharsets.UTF_8);
        SessionRepository<Session> sessions =
                (SessionRepository<Session>)
                        (SessionRepository<?>) here.get(JdbcIndexedSessionRepository.class);
        Session session = Objects.requireNonNull(sessions.findById(id));
        Freshness now = session.getRequiredAttribute(Freshness.class.getName());
        session.setAttribute(
                Freshness.class.getName(),
                new Freshness(now.refreshToken(), now.at().minusSeconds(61)));
        sessions.save(session);
    }

    private static UserRepresentation enabled(boolean enabled) {
        return here.inRealm(
                "qidong",
                realm -> {
                    UserRepresentation account =
                            realm.users().searchByUsername("jingban", true).getFirst();
                    account.setEnabled(enabled);
                    realm.users().get(account.getId()).update(account);
                    return account;
                });
    }
}
