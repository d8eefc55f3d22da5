package org.bancheng.platform.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.bancheng.platform.tenancy.DatabaseAway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Spring takes every failure that ends in a broken connection for the caller's who has left, and
 * answers him with an empty success. A connection of ours to one of our servers breaks like that
 * too, and then the caller waits for the truth.
 */
@Configuration(proxyBeanMethods = false)
class OurOwnFailures implements WebMvcConfigurer {
    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        int last = resolvers.size();
        for (int i = 0; i < resolvers.size(); i++) {
            if (resolvers.get(i) instanceof DefaultHandlerExceptionResolver) {
                last = i;
            }
        }
        resolvers.add(last, new Resolver());
    }

    /** Comes after what the modules say of their own failures, and before Spring's last word. */
    static final class Resolver implements HandlerExceptionResolver {
        private static final Logger log = LoggerFactory.getLogger(OurOwnFailures.class);

        @Override
        public @Nullable ModelAndView resolveException(
                HttpServletRequest request,
                HttpServletResponse response,
                @Nullable Object handler,
                Exception failure) {
            boolean mistaken =
                    DisconnectedClientHelper.isClientDisconnectedException(failure)
                            && !isTheCallers(failure);
            if (!mistaken && !DatabaseAway.isBehind(failure)) {
                return null;
            }
            try {
                if (!DatabaseOutage.answered(request, response, failure)) {
                    log.error(
                            "a connection of ours broke for {}", request.getRequestURI(), failure);
                    Trouble.of(HttpStatus.INTERNAL_SERVER_ERROR).send(request, response);
                }
                return new ModelAndView();
            } catch (IOException e) {
                log.warn("nobody is left to answer at {}", request.getRequestURI(), e);
                return null;
            }
        }

        private static boolean isTheCallers(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof ClientAbortException
                        || cause instanceof AsyncRequestNotUsableException) {
                    return true;
                }
            }
            return false;
        }
    }
}
