package org.bancheng.platform.identity;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.bancheng.platform.privacy.InstallationSealing;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * Sessions in schema {@code platform}, so that replicas share sign-ins. By hand: the release of
 * Boot's own support is missing for this version.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(maxInactiveIntervalInSeconds = SessionConfiguration.IDLE_SECONDS)
class SessionConfiguration {
    static final int IDLE_SECONDS = 2 * 60 * 60;

    @Bean
    @Primary
    SessionRepository<? extends Session> areaSessions(
            JdbcIndexedSessionRepository sessionRepository, RealmDirectory directory) {
        return new AreaSessions<>(sessionRepository, directory);
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> upserts() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean(defaultCandidate = false)
    GenericConversionService springSessionConversionService(InstallationSealing sealing) {
        SessionBytes bytes = new SessionBytes(sealing);
        GenericConversionService service = new GenericConversionService();
        service.addConverter(Object.class, byte[].class, bytes::write);
        service.addConverter(byte[].class, Object.class, bytes);
        return service;
    }

    /** After the tenant is bound, before security, and on error pages too. */
    @Bean
    FilterRegistrationBean<SessionRepositoryFilter<?>> sessionFilter(
            SessionRepositoryFilter<?> springSessionRepositoryFilter) {
        FilterRegistrationBean<SessionRepositoryFilter<?>> registration =
                new FilterRegistrationBean<>(springSessionRepositoryFilter);
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        return registration;
    }
}
