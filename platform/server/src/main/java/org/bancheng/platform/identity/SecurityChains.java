package org.bancheng.platform.identity;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Who may pass where. What nobody declared public is closed. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    /** On the management port, which is not open to the world. */
    @Bean
    @Order(1)
    SecurityFilterChain managementChain(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers(
                                                EndpointRequest.to("health", "info", "prometheus"))
                                        .permitAll()
                                        .anyRequest()
                                        .denyAll())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiChain(
            HttpSecurity http, Door door, ApiTokens tokens, ApiRefusals refusals) {
        return http.securityMatcher("/{area}/api/**")
                .authorizeHttpRequests(
                        requests ->
                                requests.dispatcherTypeMatchers(
                                                DispatcherType.ERROR, DispatcherType.ASYNC)
                                        .permitAll()
                                        .requestMatchers("/platform/api/v1/search/**")
                                        .access(door.analyst())
                                        .requestMatchers("/platform/api/**")
                                        .access(door.operator())
                                        .requestMatchers("/{tenant}/api/v1/public/**")
                                        .permitAll()
                                        .anyRequest()
                                        .access(door.staff()))
                .oauth2ResourceServer(
                        server ->
                                server.authenticationManagerResolver(tokens)
                                        .authenticationEntryPoint(refusals)
                                        .accessDeniedHandler(refusals))
                .exceptionHandling(
                        errors ->
                                errors.authenticationEntryPoint(refusals)
                                        .accessDeniedHandler(refusals))
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pageChain(
            HttpSecurity http,
            Door door,
            ObjectProvider<PublicPaths> publicPaths,
            PageRefusals refusals,
            SignInPages signIn) {
        String[] open =
                publicPaths.stream()
                        .flatMap(paths -> paths.patterns().stream())
                        .toArray(String[]::new);
        http.authorizeHttpRequests(
                        requests ->
                                requests.dispatcherTypeMatchers(
                                                DispatcherType.ERROR,
                                                DispatcherType.ASYNC,
                                                DispatcherType.FORWARD)
                                        .permitAll()
                                        .requestMatchers("/error", "/{area}/sign-in/**")
                                        .permitAll()
                                        .requestMatchers(
                                                HttpMethod.GET,
                                                "/",
                                                "/favicon.ico",
                                                "/assets/**",
                                                "/vendor/**",
                                                "/platform/brand.css",
                                                "/platform/brand/mark.svg")
                                        .permitAll()
                                        .requestMatchers(
                                                "/platform", "/platform/", "/platform/preferences")
                                        .access(door.operatorOrAnalyst())
                                        .requestMatchers("/platform/search/**")
                                        .access(door.analyst())
                                        .requestMatchers("/platform/**")
                                        .access(door.operator())
                                        .requestMatchers(open)
                                        .permitAll()
                                        .anyRequest()
                                        .access(door.staff()))
                .exceptionHandling(
                        errors ->
                                errors.authenticationEntryPoint(refusals)
                                        .accessDeniedHandler(refusals))
                .csrf(Customizer.withDefaults());
        return signIn.addTo(http).build();
    }
}
