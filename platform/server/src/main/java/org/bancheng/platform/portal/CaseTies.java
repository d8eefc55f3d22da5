package org.bancheng.platform.portal;

import java.util.List;
import org.bancheng.platform.cases.CasePage;
import org.bancheng.platform.cases.SimilarCases.Similar;

/** Other cases about the same matter: those a case is tied to, and those it might be. */
final class CaseTies {
    private final String root;
    private final Wording wording;

    /**
     * @param root path of the staff's cases
     */
    CaseTies(String root, Wording wording) {
        this.root = root;
        this.wording = wording;
    }

    /**
     * @param said how it has to do with the case
     */
    record Tie(String href, String number, String said) {}

    List<Tie> of(CasePage page) {
        return page.links().stream()
                .map(
                        link -> {
                            String how =
                                    link.tie().equals("related")
                                            ? "ties.related"
                                            : link.into() ? "ties.into" : "ties.from";
                            return tie(link.number(), wording.say(how));
                        })
                .toList();
    }

    List<Tie> like(List<Similar> similar) {
        return similar.stream()
                .map(
                        one ->
                                tie(
                                        one.number(),
                                        one.subject()
                                                + " · "
                                                + wording.list(
                                                        one.why().stream()
                                                                .sorted()
                                                                .map(
                                                                        why ->
                                                                                wording.say(
                                                                                        "likely."
                                                                                                + why))
                                                                .toList())))
                .toList();
    }

    private Tie tie(String number, String said) {
        return new Tie(root + "/" + number, number, said);
    }
}
