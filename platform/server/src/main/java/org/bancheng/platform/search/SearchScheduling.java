package org.bancheng.platform.search;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets {@link SearchWatch} look. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SearchScheduling {}
