package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Serves every page with sample contents, by the real templates, files and security headers, and
 * without any of the three servers. Also a program, for designers: the address is printed.
 */
final class Preview {
    static final List<String> PAGES =
            List.of(
                    "home",
                    "report",
                    "report-wrong",
                    "receipt",
                    "follow",
                    "track",
                    "track-closed",
                    "accessibility",
                    "counties",
                    "privacy",
                    "error-403",
                    "error-404",
                    "error-409",
                    "error-413",
                    "error-422",
                    "error-429",
                    "error-500",
                    "error-503",
                    "error-nobody",
                    "staff-desk",
                    "staff-desk-empty",
                    "staff-board",
                    "staff-board-empty",
                    "staff-intake",
                    "staff-likely",
                    "staff-case",
                    "staff-figures",
                    "staff-figures-none",
                    "staff-figure-cases",
                    "staff-search",
                    "staff-search-down",
                    "staff-configuration-files",
                    "staff-configuration-files-wrong",
                    "staff-configuration-terms",
                    "staff-configuration-file",
                    "staff-configuration-file-shared",
                    "staff-configuration-draft",
                    "staff-configuration-draft-empty",
                    "staff-configuration-simulation",
                    "staff-configuration-version",
                    "platform-home",
                    "platform-home-empty",
                    "platform-search",
                    "platform-search-down");

    private Preview() {}

    public static void main(String[] args) {
        start(args.length > 0 ? Integer.parseInt(args[0]) : 0);
    }

    static ConfigurableApplicationContext start(int port) {
        SpringApplication application = new SpringApplication(Pages.class);
        application.setDefaultProperties(
                Map.of(
                        "server.port", port,
                        "server.address", "127.0.0.1",
                        "spring.main.banner-mode", "off"));
        return application.run();
    }

    @SpringBootConfiguration
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ThymeleafAutoConfiguration.class,
        HttpEncodingAutoConfiguration.class,
        PropertyPlaceholderAutoConfiguration.class
    })
    @Import({
        PortalMessages.class,
        PortalWeb.class,
        PageSecurity.class,
        Assets.class,
        Wordings.class,
        Showroom.class
    })
    static class Pages {
        @Bean
        Clock businessClock() {
            return Clock.fixed(Instant.parse("2026-11-22T01:42:00Z"), ZoneId.of("Asia/Shanghai"));
        }
    }

    @Controller
    static class Showroom {
        private final Assets assets;
        private final Wordings wordings;

        Showroom(Assets assets, Wordings wordings) {
            this.assets = assets;
            this.wordings = wordings;
        }

        @GetMapping("/xiangtan/brand.css")
        ResponseEntity<String> brand() {
            return ResponseEntity.ok()
                    .contentType(MediaType.valueOf("text/css"))
                    .body(new BrandColours("莲乡服务", "#a81e4b", "#1f7a5c").sheet());
        }

        @GetMapping("/xiangtan/brand/mark.svg")
        String mark() {
            return "forward:/assets/mark.svg";
        }

        @GetMapping("/preview/{name}")
        String show(@PathVariable String name, HttpServletRequest request, Model model) {
            boolean staff = name.startsWith("staff-");
            Object nonce = request.getAttribute(PageSecurity.NONCE);
            String path =
                    staff
                            ? "/xiangtan/staff"
                                    + (name.startsWith("staff-desk")
                                            ? ""
                                            : name.startsWith("staff-board")
                                                    ? "/cases"
                                                    : "/" + name.substring(6))
                            : "/xiangtan/" + name;
            Page page =
                    name.startsWith("platform-")
                            ? Samples.platform(
                                    Preferences.of(request), nonce.toString(), name, assets)
                            : Samples.page(
                                    Preferences.of(request), nonce.toString(), path, staff, assets);
            model.addAttribute("page", page);
            model.addAttribute(
                    "notice", name.equals("track") ? new Notice("green", "已提交：补充材料。") : null);
            Shown shown = shown(name);
            model.addAttribute("view", shown.view().get());
            return "portal/" + shown.template();
        }

        private record Shown(String template, Supplier<@Nullable Object> view) {}

        private static Shown configuration(String template, Supplier<@Nullable Object> view) {
            return new Shown("staff/configuration/" + template, view);
        }

        private Shown shown(String name) {
            if (name.startsWith("error-") && !name.equals("error-nobody")) {
                return new Shown(
                        "error/page",
                        () ->
                                Samples.error(
                                        Integer.parseInt(name.substring(6)), wordings.current()));
            }
            return switch (name) {
                case "counties" ->
                        new Shown(
                                "public/counties",
                                () ->
                                        List.of(
                                                new CountiesController.County(
                                                        "湘潭县",
                                                        "/xiangtan/",
                                                        "/xiangtan/brand/mark.svg")));
                case "home" -> new Shown("public/home", Samples::home);
                case "report" -> new Shown("public/report", () -> Samples.report(false));
                case "report-wrong" -> new Shown("public/report", () -> Samples.report(true));
                case "receipt" -> new Shown("public/receipt", Samples::receipt);
                case "follow" ->
                        new Shown(
                                "public/follow",
                                () ->
                                        new FollowView(
                                                Samples.report(false).fields().subList(0, 1),
                                                List.of()));
                case "track" -> new Shown("public/track", () -> Samples.track(false));
                case "track-closed" -> new Shown("public/track", () -> Samples.track(true));
                case "staff-desk" -> new Shown("staff/desk", () -> Samples.desk(false));
                case "staff-desk-empty" -> new Shown("staff/desk", () -> Samples.desk(true));
                case "staff-board" -> new Shown("staff/board", () -> Samples.board(false));
                case "staff-board-empty" -> new Shown("staff/board", () -> Samples.board(true));
                case "staff-intake" -> new Shown("staff/intake", () -> Samples.intake(null));
                case "staff-likely" ->
                        new Shown("staff/intake", () -> Samples.intake(Samples.likely()));
                case "staff-case" -> new Shown("staff/case", Samples::aCase);
                case "staff-figures" -> new Shown("staff/figures", () -> Samples.figures(false));
                case "staff-figures-none" ->
                        new Shown("staff/figures", () -> Samples.figures(true));
                case "staff-figure-cases" -> new Shown("staff/figure-cases", Samples::behind);
                case "staff-search" -> new Shown("staff/search", () -> Samples.search(false));
                case "staff-search-down" -> new Shown("staff/search", () -> Samples.search(true));
                case "staff-configuration-files" ->
                        configuration("files", () -> ConfigurationSamples.files(false));
                case "staff-configuration-files-wrong" ->
                        configuration("files", () -> ConfigurationSamples.files(true));
                case "staff-configuration-terms" ->
                        configuration("terms", ConfigurationSamples::terms);
                case "staff-configuration-file" ->
                        configuration("file", ConfigurationSamples::file);
                case "staff-configuration-file-shared" ->
                        configuration("file", ConfigurationSamples::shared);
                case "staff-configuration-draft" ->
                        configuration("draft", () -> ConfigurationSamples.draft(false));
                case "staff-configuration-draft-empty" ->
                        configuration("draft", () -> ConfigurationSamples.draft(true));
                case "staff-configuration-simulation" ->
                        configuration("simulation", ConfigurationSamples::simulation);
                case "staff-configuration-version" ->
                        configuration("version", ConfigurationSamples::version);
                case "platform-home" -> new Shown("platform/home", () -> Samples.counties(false));
                case "platform-home-empty" ->
                        new Shown("platform/home", () -> Samples.counties(true));
                case "platform-search" -> new Shown("platform/search", () -> Samples.across(false));
                case "platform-search-down" ->
                        new Shown("platform/search", () -> Samples.across(true));
                case "error-nobody" ->
                        new Shown("error/page", () -> Samples.error(404, wordings.current()));
                default -> new Shown("public/" + name, () -> "");
            };
        }
    }
}
