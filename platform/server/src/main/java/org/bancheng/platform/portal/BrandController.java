package org.bancheng.platform.portal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.bancheng.engine.configuration.TenantConfiguration.Brand;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.configuration.PublishedConfiguration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What a county may change of our look: its shades and its mark. The sign-in pages read it too. */
@Controller
class BrandController {
    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);
    private static final CacheControl SHORT = CacheControl.maxAge(Duration.ofMinutes(1));

    private final Configurations configurations;
    private final Assets assets;

    BrandController(Configurations configurations, Assets assets) {
        this.configurations = configurations;
        this.assets = assets;
    }

    @GetMapping("/{tenant}/brand.css")
    ResponseEntity<String> sheet() {
        PublishedConfiguration published = configurations.current();
        Brand brand = published.configuration().profile().brand();
        return ResponseEntity.ok()
                .contentType(CSS)
                .cacheControl(SHORT)
                .eTag("brand-" + published.version())
                .body(
                        new BrandColours(brand.name().zhCn(), brand.colour(), brand.accent())
                                .sheet());
    }

    /** The sign-in page of the installation belongs to no county. */
    @GetMapping(Page.PLATFORM + "/brand.css")
    ResponseEntity<Void> neutralSheet() {
        return neutral("/assets/neutral.css");
    }

    @GetMapping(Page.PLATFORM + "/brand/mark.svg")
    ResponseEntity<Void> neutralMark() {
        return neutral("/assets/mark.svg");
    }

    private ResponseEntity<Void> neutral(String asset) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(assets.address(asset)))
                .build();
    }

    @GetMapping("/{tenant}/brand/mark.svg")
    ResponseEntity<String> mark() {
        PublishedConfiguration published = configurations.current();
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml;charset=UTF-8"))
                .cacheControl(SHORT)
                .eTag("mark-" + published.version())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .body(published.configuration().profile().brand().mark());
    }
}
