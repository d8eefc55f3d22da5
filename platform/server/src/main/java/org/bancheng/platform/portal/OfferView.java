package org.bancheng.platform.portal;

import java.util.List;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.lifecycle.Offer;
import org.bancheng.engine.lifecycle.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * An action on a page: a form when it is allowed, the reason and the clause when it is not.
 *
 * @param href where its form is posted to
 * @param version what the reader has seen of the case; null where it does not matter
 * @param open whether its form is unfolded
 * @param grave asks twice and stands out
 * @param refusal why not now; null when allowed
 */
record OfferView(
        String action,
        String label,
        String href,
        @Nullable Long version,
        List<FieldView> fields,
        List<ErrorLine> errors,
        boolean open,
        boolean grave,
        boolean overriding,
        @Nullable String confirm,
        @Nullable ClauseView clause,
        @Nullable String refusal) {

    public boolean allowed() {
        return refusal == null;
    }

    /**
     * @param input what was typed, if this very action was just tried in vain
     * @param before what the form holds before anybody typed
     */
    static OfferView of(
            Offer offer,
            String href,
            @Nullable Long version,
            @Nullable FormInput input,
            FormInput before,
            TenantConfiguration configuration,
            Wording wording) {
        FormInput typed = input == null ? before : input;
        String prefix = href.replaceAll("[^a-z0-9]+", "-").substring(1) + "-";
        List<FieldView> fields = new Forms(configuration, wording).fields(offer, prefix, typed);
        List<ErrorLine> errors = ErrorLine.of(fields, typed);
        Refusal refusal = offer.refusal();
        return new OfferView(
                offer.action(),
                wording.of(offer.label()),
                href,
                version,
                fields,
                errors,
                input != null,
                offer.confirm() != null,
                offer.overriding(),
                offer.confirm() == null ? null : wording.of(offer.confirm()),
                ClauseView.of(
                        refusal == null ? offer.basis() : refusal.basis(),
                        configuration.clauses(),
                        wording),
                refusal == null ? null : wording.of(refusal.message()));
    }
}
