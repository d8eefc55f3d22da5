package org.bancheng.platform.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.UnitEntry;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.ClockRule;
import org.bancheng.engine.lifecycle.ClockRule.LengthRow;
import org.bancheng.engine.lifecycle.ClockRule.LengthSource;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.Opening;
import org.bancheng.engine.lifecycle.State;

/**
 * What differs between two configurations of a county, a sentence for each: its units, and of its
 * procedures the steps, states, forms and terms. What is not among these is told by the files.
 */
final class ChangeWords {
    private final TenantConfiguration before;
    private final TenantConfiguration after;
    private final ConditionWords conditions;
    private final Wording wording;
    private final List<String> said = new ArrayList<>();

    private ChangeWords(TenantConfiguration before, TenantConfiguration after, Wording wording) {
        this.before = before;
        this.after = after;
        this.conditions = new ConditionWords(after, wording);
        this.wording = wording;
    }

    static List<String> of(TenantConfiguration before, TenantConfiguration after, Wording wording) {
        return new ChangeWords(before, after, wording).all();
    }

    private List<String> all() {
        units();
        compare(
                "procedure",
                "",
                before.lifecycles(),
                after.lifecycles(),
                Lifecycle::label,
                this::procedure);
        return List.copyOf(said);
    }

    private void units() {
        compare(
                "unit",
                "",
                byId(before.units(), UnitEntry::id),
                byId(after.units(), UnitEntry::id),
                UnitEntry::name,
                (was, is) -> {
                    String into = is.mergedInto();
                    if (was.stands() && into != null) {
                        say("unit.merged", wording.of(is.name()), wording.of(after.unitName(into)));
                    }
                });
    }

    private void procedure(Lifecycle was, Lifecycle is) {
        String where = wording.of(is.label());
        compare("state", where, was.states(), is.states(), State::label, (_, _) -> {});
        ProcedureWords then = new ProcedureWords(before, was, wording);
        ProcedureWords now = new ProcedureWords(after, is, wording);
        compare(
                "step",
                where,
                was.definition().actions(),
                is.definition().actions(),
                Action::label,
                (one, other) -> {
                    String what = wording.of(other.label());
                    if (!one.by().equals(other.by())) {
                        say("step.by", where, what, then.doers(one), now.doers(other));
                    }
                    if (!one.from().equals(other.from())) {
                        say("step.from", where, what, then.begins(one), now.begins(other));
                    }
                    if (!Objects.equals(one.to(), other.to())) {
                        say("step.to", where, what, then.ends(one), now.ends(other));
                    }
                    form(where, what, one.form(), other.form());
                });
        Opening opening = is.definition().opening();
        form(where, wording.of(opening.label()), was.definition().opening().form(), opening.form());
        Map<String, FieldSpec> fields = byId(is.fields(), FieldSpec::name);
        for (FieldSpec former : was.fields()) {
            FieldSpec field = fields.get(former.name());
            if (field != null) {
                renamed("field", where, former.label(), field.label());
            }
        }
        compare(
                "term",
                where,
                byId(was.definition().clocks(), ClockRule::name),
                byId(is.definition().clocks(), ClockRule::name),
                ClockRule::label,
                (one, other) ->
                        new Lengths(where, wording.of(other.label()), then, now)
                                .compare(lengths(one), lengths(other)));
    }

    /** What a form asks for and did not, and the other way round. */
    private void form(String where, String step, FormSpec was, FormSpec is) {
        is.fields().stream()
                .filter(field -> was.field(field.name()).isEmpty())
                .forEach(field -> say("field.added", where, step, wording.of(field.label())));
        was.fields().stream()
                .filter(field -> is.field(field.name()).isEmpty())
                .forEach(field -> say("field.gone", where, step, wording.of(field.label())));
    }

    /** The lengths of a clock, by the case in which each counts; the first of a case counts. */
    private Map<String, LengthSource> lengths(ClockRule clock) {
        Map<String, LengthSource> lengths = new LinkedHashMap<>();
        clock.lengths().forEach(row -> lengths.putIfAbsent(situation(row), row.length()));
        return lengths;
    }

    private String situation(LengthRow row) {
        if (row.when() == null) {
            return "";
        }
        String written = row.when().source();
        return conditions.of(written).orElse(written);
    }

    /** What is said of the lengths of one clock. */
    private final class Lengths {
        private final String where;
        private final String what;
        private final ProcedureWords then;
        private final ProcedureWords now;

        Lengths(String where, String what, ProcedureWords then, ProcedureWords now) {
            this.where = where;
            this.what = what;
            this.then = then;
            this.now = now;
        }

        void compare(Map<String, LengthSource> was, Map<String, LengthSource> is) {
            is.forEach(
                    (when, length) -> {
                        LengthSource former = was.get(when);
                        String term = term(when, is);
                        if (former == null) {
                            say("length.added", where, term, now.length(length));
                        } else if (!former.equals(length)) {
                            say("length", where, term, then.length(former), now.length(length));
                        }
                    });
            was.forEach(
                    (when, length) -> {
                        if (!is.containsKey(when)) {
                            say("length.gone", where, term(when, was), then.length(length));
                        }
                    });
        }

        /** The term, and in which case where it has several lengths. */
        private String term(String when, Map<String, LengthSource> lengths) {
            if (lengths.size() == 1 && when.isEmpty()) {
                return what;
            }
            return wording.say(
                    "change.term.when",
                    what,
                    when.isEmpty() ? wording.say("configuration.term.otherwise") : when);
        }
    }

    private interface Both<T> {
        void compare(T was, T is);
    }

    /**
     * Says which are new, gone or called otherwise, and compares those that are in both.
     *
     * @param where the procedure they are of
     */
    private <T> void compare(
            String what,
            String where,
            Map<String, T> was,
            Map<String, T> is,
            Function<T, Label> label,
            Both<T> both) {
        is.forEach(
                (id, one) -> {
                    T former = was.get(id);
                    String name = wording.of(label.apply(one));
                    if (former == null) {
                        say(what + ".added", name, where);
                        return;
                    }
                    renamed(what, where, label.apply(former), label.apply(one));
                    both.compare(former, one);
                });
        was.forEach(
                (id, one) -> {
                    if (!is.containsKey(id)) {
                        say(what + ".gone", wording.of(label.apply(one)), where);
                    }
                });
    }

    private void renamed(String what, String where, Label was, Label is) {
        String former = wording.of(was);
        String name = wording.of(is);
        if (!former.equals(name)) {
            say(what + ".renamed", former, name, where);
        }
    }

    private void say(String key, Object... values) {
        said.add(wording.say("change." + key, values));
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        return all.stream()
                .collect(
                        Collectors.toMap(
                                id, Objects::requireNonNull, (one, _) -> one, LinkedHashMap::new));
    }
}
