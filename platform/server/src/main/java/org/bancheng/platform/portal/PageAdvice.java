package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.bancheng.platform.cases.CaseChangedMeanwhile;
import org.bancheng.platform.cases.CaseNotFound;
import org.bancheng.platform.cases.Reveal;
import org.bancheng.platform.cases.TooManyGuesses;
import org.bancheng.platform.cases.UnknownChannel;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.DatabaseAway;
import org.bancheng.platform.tenancy.NoTenantBound;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Maps what the domain refuses to pages people can read. */
@ControllerAdvice(basePackageClasses = PageAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE) // before Spring's own, which answers programs
class PageAdvice {
    private final ErrorPages errors;

    PageAdvice(ErrorPages errors) {
        this.errors = errors;
    }

    @ExceptionHandler({
        CaseNotFound.class,
        UnknownChannel.class,
        NoSuchPage.class,
        NoTenantBound.class
    })
    ModelAndView notFound(HttpServletRequest request) {
        return errors.page(request, HttpStatus.NOT_FOUND, null);
    }

    @ExceptionHandler({TypeMismatchException.class, ServletRequestBindingException.class})
    ModelAndView unreadable(HttpServletRequest request) {
        return errors.page(request, HttpStatus.BAD_REQUEST, null);
    }

    @ExceptionHandler(Reveal.RevealForbidden.class)
    ModelAndView forbidden(HttpServletRequest request) {
        return errors.page(request, HttpStatus.FORBIDDEN, null);
    }

    @ExceptionHandler({CaseChangedMeanwhile.class, ConcurrencyFailureException.class})
    ModelAndView conflict(HttpServletRequest request) {
        return errors.page(request, HttpStatus.CONFLICT, null);
    }

    @ExceptionHandler(TooManyGuesses.class)
    ModelAndView tooMany(HttpServletRequest request) {
        return errors.page(request, HttpStatus.TOO_MANY_REQUESTS, null);
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ModelAndView databaseFails(
            HttpServletRequest request, HttpServletResponse response, Exception cause) {
        if (BoundTenant.find().isEmpty()
                && !request.getServletPath().startsWith(Page.PLATFORM + "/")) {
            return notFound(request);
        }
        if (!DatabaseAway.isBehind(cause)) {
            return errors.page(request, HttpStatus.INTERNAL_SERVER_ERROR, cause);
        }
        request.setAttribute(DatabaseAway.FOUND, true);
        response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_SECONDS);
        return errors.page(request, HttpStatus.SERVICE_UNAVAILABLE, cause);
    }
}
