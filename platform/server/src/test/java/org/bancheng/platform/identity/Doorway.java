package org.bancheng.platform.identity;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pages that say who came in. */
@NullMarked
@RestController
@ConditionalOnProperty("bancheng.test.doorway")
class Doorway implements ErrorController {
    private final CurrentActor current;

    Doorway(CurrentActor current) {
        this.current = current;
    }

    @Bean
    static PublicPaths home() {
        return PublicPaths.of("/{tenant}/", "/{tenant}/form");
    }

    @GetMapping("/{tenant}/")
    String home(HttpServletRequest request) {
        return "home " + current.staff().map(Staff::name).orElse("nobody");
    }

    @GetMapping({"/{tenant}/desk", "/{tenant}/desk/{page}"})
    String desk() {
        Staff staff = current.requireStaff();
        return "desk of " + staff.name() + " " + staff.posts();
    }

    @GetMapping("/{tenant}/form")
    String form(CsrfToken token) {
        return token.getToken();
    }

    @PostMapping("/{tenant}/form")
    String filled() {
        return "filled";
    }

    @GetMapping({"/{tenant}/api/v1/me", "/{tenant}/api/v1/public/me"})
    String me() {
        return current.staff().map(Staff::name).orElse("nobody");
    }

    @GetMapping({
        "/platform/",
        "/platform/jobs",
        "/platform/api/v1/jobs",
        "/platform/api/v1/search"
    })
    String platform() {
        PlatformUser user = current.requirePlatformUser();
        return user.username() + " " + user.isOperator() + " " + user.isAnalyst();
    }

    @RequestMapping("/error")
    String error(HttpServletRequest request) {
        return "error %s %s"
                .formatted(
                        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE),
                        request.getAttribute(IdentityNotice.ATTRIBUTE));
    }
}
