package org.bancheng.platform.identity;

import java.util.Locale;

/**
 * Why identity sent an error, more exactly than its status says. It stands in the request attribute
 * {@link #ATTRIBUTE} while the error page is made, so that the page can say what to do.
 */
public enum IdentityNotice {
    /** Keycloak cannot be reached, or the realm is not there yet: nobody can sign in now. */
    SIGN_IN_UNAVAILABLE(503),
    /** Keycloak refused, or the sign-in was begun elsewhere; it may be begun again. */
    SIGN_IN_FAILED(401),
    /** The account is known to the county, which has disabled the person. */
    PERSON_DISABLED(403),
    /** A valid account that the county has not among its staff, or without the role needed. */
    NOT_STAFF(403),
    /** The form was open for too long, or did not come from our page. */
    FORM_STALE(403);

    public static final String ATTRIBUTE = IdentityNotice.class.getName();

    private final int status;

    IdentityNotice(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** As in message keys: {@code sign-in-unavailable}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
