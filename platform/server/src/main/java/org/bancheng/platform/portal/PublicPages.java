package org.bancheng.platform.portal;

import org.bancheng.platform.identity.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages that anyone may open: a reporter needs no account. */
@Configuration(proxyBeanMethods = false)
class PublicPages {
    @Bean
    PublicPaths pagesForAnyone() {
        return PublicPaths.of(
                "/{tenant}",
                "/{tenant}/",
                "/{tenant}/accessibility",
                "/{tenant}/privacy",
                "/{tenant}/preferences",
                "/{tenant}/report",
                "/{tenant}/receipt",
                "/{tenant}/track/**",
                "/{tenant}/published/**",
                "/{tenant}/brand.css",
                "/{tenant}/brand/**");
    }
}
