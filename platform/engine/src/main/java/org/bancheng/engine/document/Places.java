package org.bancheng.engine.document;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Lifecycle;

/**
 * The names that a document of a county may use. They follow from its lifecycles: {@code
 * assignment.unit}, a kept field {@code case.outcome}, what was last written into an action's form
 * {@code assignment.report.result}, {@code assignment.report.at} and {@code .by}, a clock {@code
 * assignment.resolve.due}. What ends in {@code on} is a day, without the hour.
 */
public final class Places {

    public static final String EACH = "each.";
    public static final String HISTORY = "history";

    /** What the names of personal fields begin with. */
    public static final String REPORTER = "reporter.";

    public static final Set<String> OF_HISTORY = Set.of("at", "action", "by", "note", "basis");

    private static final String CASE = "case";
    private static final String REPORTER_FIELD = "reporter-";
    private static final Set<String> ALWAYS =
            Set.of(
                    "today",
                    "county.name",
                    "county.province",
                    "county.office",
                    "county.phone",
                    "county.address",
                    "basis.id",
                    "basis.title",
                    "basis.source",
                    "basis.text");
    private static final Set<String> OF_CASE =
            Set.of(
                    "number",
                    "subject",
                    "body",
                    "channel",
                    "category",
                    "state",
                    "opened",
                    "opened-on",
                    "closed",
                    "closed-on");
    private static final Set<String> OF_OTHERS =
            Set.of("unit", "role", "state", "number", "opened", "opened-on", "closed", "closed-on");

    private final Map<String, Lifecycle> lifecycles;

    /**
     * @param lifecycles by type
     */
    public Places(Map<String, Lifecycle> lifecycles) {
        this.lifecycles = lifecycles;
    }

    /** All names outside of lists, for a document about subjects of a type. */
    public Set<String> about(String type) {
        var names = new TreeSet<>(ALWAYS);
        var root = lifecycle(type).root();
        ofSubject(root).forEach(name -> names.add(root + "." + name));
        ofSubject(type).forEach(name -> names.add(type + "." + name));
        for (var form : forms(lifecycle(root))) {
            form.fields().stream()
                    .filter(FieldSpec::personal)
                    .forEach(field -> names.add(reporter(field.name())));
        }
        return names;
    }

    /** The fields that keep a table of figures, for a document about subjects of a type. */
    public Set<String> figures(String type) {
        var names = new TreeSet<String>();
        for (var each : new TreeSet<>(List.of(lifecycle(type).root(), type))) {
            keptFigures(lifecycle(each)).forEach(name -> names.add(each + "." + name));
        }
        return names;
    }

    private static List<String> keptFigures(Lifecycle lifecycle) {
        return lifecycle.fields().stream()
                .filter(field -> field.type() == FieldType.FIGURES)
                .map(FieldSpec::name)
                .toList();
    }

    /** The name under which a personal field of the intake forms is known. */
    public static String reporter(String field) {
        return REPORTER
                + (field.startsWith(REPORTER_FIELD)
                        ? field.substring(REPORTER_FIELD.length())
                        : field);
    }

    /** What can be repeated: the subject's history, and all subjects of a type but the case. */
    public Set<String> lists() {
        var lists = new TreeSet<String>();
        lists.add(HISTORY);
        lifecycles.keySet().stream()
                .filter(type -> !lifecycle(type).standsAlone())
                .forEach(t -> lists.add(list(t)));
        return lists;
    }

    /** What a list of all subjects of a type is called: {@code assignments}. */
    public static String list(String type) {
        return type + "s";
    }

    /** The names of one entry of a list, without {@code each.}. */
    public Set<String> of(String list) {
        return list.equals(HISTORY) ? OF_HISTORY : ofSubject(list.substring(0, list.length() - 1));
    }

    private Set<String> ofSubject(String type) {
        var lifecycle = lifecycle(type);
        var definition = lifecycle.definition();
        var names = new TreeSet<>(type.equals(CASE) ? OF_CASE : OF_OTHERS);
        names.addAll(readable(lifecycle.fields()));
        for (var form : forms(lifecycle)) {
            names.addAll(readable(form.fields()));
        }
        definition
                .actions()
                .forEach(
                        (action, rule) -> {
                            names.add(action + ".at");
                            names.add(action + ".on");
                            names.add(action + ".by");
                            readable(rule.form().fields())
                                    .forEach(field -> names.add(action + "." + field));
                        });
        for (var clock : definition.clocks()) {
            names.add(clock.name() + ".due");
            names.add(clock.name() + ".due-on");
        }
        return names;
    }

    private static Set<FormSpec> forms(Lifecycle lifecycle) {
        var forms = new LinkedHashSet<FormSpec>();
        forms.add(lifecycle.openingForm(""));
        lifecycle
                .definition()
                .opening()
                .channels()
                .keySet()
                .forEach(channel -> forms.add(lifecycle.openingForm(channel)));
        return forms;
    }

    private static Set<String> readable(Collection<FieldSpec> fields) {
        var names = new LinkedHashSet<String>();
        fields.stream()
                .filter(field -> !field.personal())
                .filter(field -> field.type() != FieldType.ATTACHMENT)
                .filter(field -> field.type() != FieldType.FIGURES)
                .forEach(field -> names.add(field.name()));
        return names;
    }

    private Lifecycle lifecycle(String type) {
        var lifecycle = lifecycles.get(type);
        if (lifecycle == null) {
            throw new IllegalArgumentException("no lifecycle " + type);
        }
        return lifecycle;
    }
}
