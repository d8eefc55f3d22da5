package org.bancheng.platform.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;

/** The server as it is shipped: without what its tests lay beside it in the same packages. */
@NullMarked
@EnableAutoConfiguration
@AutoConfigurationPackage(basePackages = "org.bancheng.platform")
@ConfigurationPropertiesScan("org.bancheng.platform")
@ComponentScan(
        basePackages = "org.bancheng.platform",
        excludeFilters = {
            @Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class),
            @Filter(type = FilterType.CUSTOM, classes = Whole.OfTests.class)
        })
class Whole {
    static final class OfTests implements TypeFilter {
        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
            return reader.getResource().getDescription().contains("test-classes")
                    || reader.getClassMetadata().getClassName().endsWith("PlatformApplication");
        }
    }
}
