package org.bancheng.platform.portal;

import org.bancheng.platform.identity.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages that need no account. */
@Configuration
class PortalPaths {

    @Bean
    PublicPaths portalPublicPaths() {
        return PublicPaths.of(
                "/{tenant}",
                "/{tenant}/",
                "/{tenant}/brand.css",
                "/{tenant}/brand/mark.svg",
                "/{tenant}/preferences",
                "/{tenant}/report",
                "/{tenant}/receipt",
                "/{tenant}/track",
                "/{tenant}/track/**",
                "/{tenant}/accessibility",
                "/{tenant}/privacy");
    }
}
