package org.bancheng.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bancheng.platform.Floor;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@NullMarked
class TenantFilterTest {
    private static Floor floor;
    private static TenantFilter filter;
    private final List<Optional<String>> bound = new ArrayList<>();
    private final FilterChain chain =
            (_, _) -> bound.add(BoundTenant.find().map(tenant -> tenant.id().value()));

    @BeforeAll
    static void start() {
        floor = Floor.start();
        Tenants tenants = floor.get(Tenants.class);
        filter = new TenantFilter(tenants);
        floor.tenant("xiangtan");
        tenants.suspend(floor.tenant("closed").id(), "moving house");
        tenants.create(new TenantId("coming"), "coming");
    }

    @AfterAll
    static void stop() {
        floor.close();
    }

    @BeforeEach
    void no_tenant_is_bound() {
        assertThat(BoundTenant.find()).isEmpty();
    }

    private int status(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, chain);
        assertThat(BoundTenant.find()).isEmpty();
        assertThat(MDC.get("tenant")).isNull();
        return response.getStatus();
    }

    private static MockHttpServletRequest get(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        return request;
    }

    @Test
    void the_first_path_segment_binds_the_tenant_for_the_whole_request() throws Exception {
        assertThat(status(get("/xiangtan/cases"))).isEqualTo(200);
        assertThat(bound).containsExactly(Optional.of("xiangtan"));
    }

    @Test
    void paths_of_the_installation_bind_none() throws Exception {
        for (String path : List.of("/", "/platform/tenants", "/assets/a.css", "/favicon.ico")) {
            assertThat(status(get(path))).isEqualTo(200);
        }
        assertThat(bound).hasSize(4).containsOnly(Optional.empty());
    }

    @Test
    void an_unknown_tenant_is_not_found_and_nothing_behind_the_filter_runs() throws Exception {
        assertThat(status(get("/nowhere/cases"))).isEqualTo(404);
        assertThat(bound).isEmpty();
    }

    @Test
    void a_suspended_or_unfinished_tenant_is_unavailable_and_the_page_may_say_why()
            throws Exception {
        MockHttpServletRequest request = get("/closed/cases");
        assertThat(status(request)).isEqualTo(503);
        assertThat(request.getAttribute(TenantUnavailable.class.getName()))
                .isInstanceOf(TenantSuspended.class);
        assertThat(status(get("/coming/cases"))).isEqualTo(503);
        assertThat(bound).isEmpty();
    }

    @Test
    void an_error_page_is_rendered_with_the_failed_requests_tenant() throws Exception {
        MockHttpServletRequest request = get("/error");
        request.setDispatcherType(DispatcherType.ERROR);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/xiangtan/cases/1");
        status(request);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/closed/cases/1");
        status(request);
        assertThat(bound).containsExactly(Optional.of("xiangtan"), Optional.empty());
    }

    @Test
    void a_failure_behind_the_filter_unbinds_too() {
        assertThatThrownBy(
                        () ->
                                filter.doFilter(
                                        get("/xiangtan/cases"),
                                        new MockHttpServletResponse(),
                                        (_, _) -> {
                                            throw new IllegalStateException("page failed");
                                        }))
                .hasMessage("page failed");
        assertThat(BoundTenant.find()).isEmpty();
    }
}
