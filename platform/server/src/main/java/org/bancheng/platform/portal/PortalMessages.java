package org.bancheng.platform.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The texts of the pages. A module adds its own by files {@code messages/<module>_zh_CN}, {@code
 * _zh_Hant} and {@code _en}; simplified Chinese is the language of the house.
 */
@Configuration
class PortalMessages {
    private static final String HOUSE = "_zh_CN.properties";

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(basenames());
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        return messages;
    }

    private static String[] basenames() {
        try {
            Resource[] bundles =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:messages/*" + HOUSE);
            return Arrays.stream(bundles)
                    .map(Resource::getFilename)
                    .filter(name -> name != null)
                    .map(name -> "messages/" + name.replace(HOUSE, ""))
                    .distinct()
                    .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
