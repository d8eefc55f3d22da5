package org.bancheng.platform.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.WrittenTerm;
import org.bancheng.platform.configuration.Drafts.DraftFile;
import org.bancheng.platform.operations.CountyConfiguration;
import org.bancheng.platform.operations.Draft;
import org.jspecify.annotations.Nullable;

/** A county's terms as numbers that its administrators change. */
final class TermsSheet {
    private final ConfigurationFrame frame;
    private final CountyConfiguration county;
    private final Wording wording;
    private final TenantConfiguration inForce;
    private final ConditionWords conditions;

    TermsSheet(ConfigurationFrame frame, CountyConfiguration county) {
        this.frame = frame;
        this.county = county;
        this.wording = frame.wording();
        this.inForce = frame.inForce();
        this.conditions = new ConditionWords(inForce, wording);
    }

    /**
     * A number that somebody typed and that was refused.
     *
     * @param why as far as it is of the number; null: it is not
     */
    record TypedTerm(CountyConfiguration.TermSeen at, String amount, @Nullable String why) {
        boolean is(WrittenTerm term) {
            return term.isNumber()
                    && term.file().equals(at.file())
                    && term.line() == at.line()
                    && term.column() == at.column();
        }
    }

    /**
     * @param typed null: nothing
     * @param refused what is not of a number alone
     */
    ConfigurationView.Terms terms(
            Draft draft, @Nullable TypedTerm typed, ConfigurationView.Refused refused) {
        List<WrittenTerm> before = draft.termsInForce();
        List<WrittenTerm> terms = draft.terms();
        List<ConfigurationView.TermRow> rows = new ArrayList<>();
        for (WrittenTerm term : terms) {
            rows.add(
                    term(
                            "term-" + rows.size(),
                            term,
                            terms,
                            before,
                            typed != null && typed.is(term) ? typed : null,
                            draft));
        }
        List<ErrorLine> wrong = new ArrayList<>();
        for (ConfigurationView.TermRow row : rows) {
            String error = row.error();
            if (error != null) {
                String said =
                        wording.say("configuration.term.wrong", row.label(), row.subject(), error);
                wrong.add(new ErrorLine(row.id(), said));
            }
        }
        return new ConfigurationView.Terms(
                frame.around("terms", draft),
                rows,
                unread(draft, before, terms),
                terms.stream().anyMatch(term -> term.shared() && term.isNumber()),
                frame.at("/terms"),
                wrong.isEmpty() ? refused.errors() : wrong);
    }

    /** Drafted files in which something is wrong, and fewer terms can be read than before. */
    private List<ConfigurationView.FileLink> unread(
            Draft draft, List<WrittenTerm> before, List<WrittenTerm> terms) {
        List<Problem> problems = county.check(draft).problems();
        return draft.changes().stream()
                .filter(change -> change.content() != null)
                .map(DraftFile::path)
                .filter(path -> path.startsWith("lifecycles/") || path.startsWith("parts/"))
                .filter(path -> !ConfigurationFrame.in(path, problems).isEmpty())
                .filter(
                        path -> {
                            long read = count(path, terms);
                            return read == 0 || read < count(path, before);
                        })
                .map(path -> new ConfigurationView.FileLink(path, frame.editor(path)))
                .toList();
    }

    private static long count(String file, List<WrittenTerm> terms) {
        return terms.stream().filter(term -> term.file().equals(file)).count();
    }

    private ConfigurationView.TermRow term(
            String id,
            WrittenTerm term,
            List<WrittenTerm> terms,
            List<WrittenTerm> before,
            @Nullable TypedTerm typed,
            Draft draft) {
        String base = draft.base(term.file());
        String words = situation(term, terms);
        return new ConfigurationView.TermRow(
                id,
                wording.of(term.subject()),
                wording.of(term.label()),
                words,
                words == null ? term.when() : null,
                term.isNumber() ? null : fixed(term),
                term.isNumber() ? wording.say("configuration.unit." + term.unit()) : "",
                term.written(),
                typed == null ? term.written() : typed.amount(),
                typed == null ? null : typed.why(),
                term.was(before),
                term.file(),
                frame.editor(term.file()),
                term.shared(),
                term.line(),
                term.column(),
                draft.change(term.file()).map(DraftFile::revision).orElse(0L),
                base == null ? "" : base,
                ClauseView.of(term.basis(), inForce.clauses(), wording));
    }

    /** In which case a length counts, in words; null: there is nothing to say, or it cannot be. */
    private @Nullable String situation(WrittenTerm term, List<WrittenTerm> terms) {
        String when = term.when();
        if (when != null) {
            return conditions.of(when).orElse(null);
        }
        return hasOthers(term, terms) ? wording.say("configuration.term.otherwise") : null;
    }

    /** A length that is no number, in words. */
    private String fixed(WrittenTerm term) {
        if (term.unit().equals("same-day")) {
            return wording.say("procedure.same-day");
        }
        String field =
                Optional.ofNullable(inForce.lifecycles().get(term.lifecycle())).stream()
                        .flatMap(lifecycle -> lifecycle.fields().stream())
                        .filter(one -> one.name().equals(term.written()))
                        .map(one -> wording.of(one.label()))
                        .findFirst()
                        .orElse(term.written());
        return wording.say("procedure.by-field", field);
    }

    /** Whether other lengths of the same clock come before it, each in some case. */
    private static boolean hasOthers(WrittenTerm term, List<WrittenTerm> terms) {
        return terms.stream()
                .anyMatch(
                        one ->
                                one.file().equals(term.file())
                                        && one.label().equals(term.label())
                                        && one.when() != null);
    }
}
