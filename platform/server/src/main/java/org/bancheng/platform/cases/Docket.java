package org.bancheng.platform.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.clock.ClockLedger;
import org.bancheng.engine.clock.ClockState;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.figure.Tally;
import org.bancheng.engine.lifecycle.Consequences;
import org.bancheng.engine.lifecycle.Directory;
import org.bancheng.engine.lifecycle.Facts;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.State;
import org.bancheng.engine.lifecycle.Subject;
import org.bancheng.engine.lifecycle.UnderWay;
import org.bancheng.engine.lifecycle.UnderWay.Counted;
import org.bancheng.engine.lifecycle.UnderWay.What;
import org.bancheng.platform.history.History.Pen;
import org.bancheng.platform.history.HistoryEntry;
import org.bancheng.platform.tenancy.RoundTrip;
import org.jspecify.annotations.Nullable;

/**
 * A case with all that hangs on it, as the engine sees it, for the length of one transaction.
 *
 * <p>It works by the configuration that the case began with, or was carried over to, and with the
 * units and the calendar that there are now. The typed columns (number, channel, category, subject,
 * body) and the declared fields are one map to the engine.
 */
final class Docket {
    static final String CASE = "case";

    final CaseFile file;
    TenantConfiguration configuration;
    private final IntFunction<TenantConfiguration> versions;
    private final Directory directory;
    final Calendars calendars;
    final List<Assignment> assignments;
    private final Map<UUID, Map<String, ClockRow>> clocks = new HashMap<>();
    private final Ledgers ledgers;
    private final Json json;
    private final Map<String, Map<String, Object>> opened = new HashMap<>();
    private final Set<Assignment> changedAssignments = new LinkedHashSet<>();
    private final Set<ClockRow> changedClocks = new LinkedHashSet<>();
    private final Map<List<String>, Map<String, Long>> tallies = new HashMap<>();
    private final Counts database;
    private final @Nullable Pen pen;

    /** Whether anything happened that whoever sees the case may see. */
    boolean visiblyChanged;

    /** What the transaction writes besides the file, its assignments and clocks. */
    final RoundTrip writes = new RoundTrip();

    /**
     * @param versions the configurations that there have been; the file says by which it goes
     * @param pen null for a docket that is only read
     */
    Docket(
            CaseFile file,
            List<Assignment> assignments,
            List<ClockRow> clocks,
            IntFunction<TenantConfiguration> versions,
            Directory directory,
            Calendars calendars,
            Ledgers ledgers,
            Json json,
            Counts database,
            @Nullable Pen pen) {
        this.file = file;
        this.assignments = new ArrayList<>(assignments);
        this.versions = versions;
        this.configuration = versions.apply(file.definitionVersion);
        this.directory = directory;
        this.calendars = calendars;
        this.ledgers = ledgers;
        this.json = json;
        this.database = database;
        this.pen = pen;
        clocks.forEach(row -> clocksOf(row.key.subjectId()).put(row.key.name(), row));
    }

    /**
     * @throws IllegalStateException for a docket that was not locked
     */
    Pen pen() {
        if (pen == null) {
            throw new IllegalStateException(file.number + " was read without its lock");
        }
        return pen;
    }

    void changed(Assignment assignment) {
        changedAssignments.add(assignment);
    }

    void changed(ClockRow row) {
        changedClocks.add(row);
    }

    /** Adds the rows that changed to what the transaction writes. */
    void collect(boolean first) {
        if (first) {
            Cases.insert(file, writes);
        } else {
            Cases.update(file, writes);
        }
        changedAssignments.forEach(assignment -> Cases.put(assignment, writes));
        changedClocks.forEach(row -> Cases.put(row, writes));
        changedAssignments.clear();
        changedClocks.clear();
    }

    Lifecycle lifecycle(String type) {
        return configuration.lifecycle(type);
    }

    /** From now on the case goes on by this version. */
    void goOnBy(int version) {
        file.definitionVersion = version;
        configuration = versions.apply(version);
    }

    /** The rules by which something happened, which are not always those of today. */
    TenantConfiguration rulesOf(HistoryEntry entry) {
        return entry.configurationVersion() == file.definitionVersion
                ? configuration
                : versions.apply(entry.configurationVersion());
    }

    /** As {@link #rulesOf}, of what it happened to. */
    Lifecycle lifecycleOf(HistoryEntry entry) {
        return rulesOf(entry).lifecycle(entry.subjectType());
    }

    /** What the action asked for then. */
    FormSpec formOf(HistoryEntry entry) {
        return form(lifecycleOf(entry), entry.action());
    }

    State state(String type, String id) {
        State state = lifecycle(type).states().get(id);
        if (state == null) {
            throw new IllegalStateException(
                    type + " " + file.number + " is in " + id + ", which its definition lacks");
        }
        return state;
    }

    boolean isCase() {
        return file.type.equals(CASE);
    }

    Subject caseSubject() {
        return new Subject(
                file.type, file.id.toString(), file.state, caseFields(), ledgersOf(file.id));
    }

    Subject subjectOf(Assignment assignment) {
        return new Subject(
                assignment.type,
                assignment.id.toString(),
                assignment.state,
                assignmentFields(assignment),
                ledgersOf(assignment.id));
    }

    Facts caseFacts() {
        return new Facts(Map.of(), counts(), Map.of(), calendars.inForce(), directory, Lots.draw());
    }

    /**
     * @param type of the subject under the case
     * @param unit whose it is
     */
    Facts assignmentFacts(String type, String unit) {
        Map<String, Object> parent = caseFields();
        parent.put("state", file.state);
        return new Facts(
                parent, counts(), tallies(type, unit), calendars.inForce(), directory, Lots.draw());
    }

    /** What the type's conditions ask about the unit's other cases, counted once. */
    private Map<String, Long> tallies(String type, String unit) {
        Map<String, Long> counted = tallies.get(List.of(type, unit));
        if (counted == null) {
            counted = new HashMap<>();
            for (String name : lifecycle(type).tallies()) {
                Tally tally = configuration.figures().tallies().get(name);
                if (tally != null) {
                    counted.put(name, database.of(tally, unit));
                }
            }
            tallies.put(List.of(type, unit), counted);
        }
        return counted;
    }

    Map<String, Object> caseFields() {
        Map<String, Object> fields = fields(file.fields);
        if (!isCase()) {
            fields.put("subject", file.subject);
            putIfKnown(fields, "unit", file.intakeUnit);
            hangingOn(file.type).forEach(type -> fields.put(unitsOf(type), those(type)));
            return fields;
        }
        fields.put("number", file.number);
        fields.put("channel", file.channel);
        fields.put("subject", file.subject);
        fields.put("body", file.body);
        putIfKnown(fields, "category", file.category);
        putIfKnown(fields, "intake-unit", file.intakeUnit);
        fields.put("units", activeUnits());
        return fields;
    }

    /** The engine is shown the fields several times on the way of one step. */
    private Map<String, Object> fields(String text) {
        return new LinkedHashMap<>(opened.computeIfAbsent(text, json::fields));
    }

    private Map<String, Object> assignmentFields(Assignment assignment) {
        Map<String, Object> fields = fields(assignment.fields);
        fields.put("unit", assignment.unit);
        fields.put("role", assignment.role);
        return fields;
    }

    /** The unit itself, or the one that has taken over its work. */
    String standing(String unit) {
        return directory.standing(unit);
    }

    List<Assignment> active(String type) {
        return assignments.stream().filter(a -> !a.ended && a.type.equals(type)).toList();
    }

    /** Those at work on the matter. */
    List<String> activeUnits() {
        return active(Consequences.WORK_ORDER).stream().map(a -> a.unit).distinct().toList();
    }

    /** The types of what may hang on an entry. */
    private Stream<String> hangingOn(String register) {
        return configuration.lifecycles().values().stream()
                .filter(one -> !one.standsAlone() && one.root().equals(register))
                .map(Lifecycle::type);
    }

    private static String unitsOf(String type) {
        return type + "-units";
    }

    /** What conditions may read of an entry besides its fields. */
    Set<String> derived() {
        return hangingOn(file.type).map(Docket::unitsOf).collect(Collectors.toSet());
    }

    /** The units that have, or had, a subject of the type here. */
    private List<String> those(String type) {
        return assignments.stream()
                .filter(one -> one.type.equals(type))
                .map(one -> one.unit)
                .distinct()
                .toList();
    }

    Map<String, ClockRow> clocksOf(UUID subject) {
        return clocks.computeIfAbsent(subject, s -> new HashMap<>());
    }

    Map<String, ClockLedger> ledgersOf(UUID subject) {
        Map<String, ClockLedger> result = new HashMap<>();
        clocksOf(subject).forEach((name, row) -> result.put(name, ledgers.read(row)));
        return result;
    }

    /** By clock, the calendars of those that run by one that is no more in force. */
    Map<String, WorkingCalendar> behind(UUID subject) {
        Map<String, WorkingCalendar> behind = new HashMap<>();
        clocksOf(subject)
                .forEach(
                        (name, row) -> {
                            if (calendars.isBehind(row)) {
                                behind.put(name, calendars.of(row));
                            }
                        });
        return behind;
    }

    /**
     * Of every clock that presses, of the case and of its assignments, the one that falls due
     * first; none of what only some may see, since lists and lamps are for all.
     */
    Optional<ClockRow> nearestClock() {
        Set<UUID> confidential =
                assignments.stream()
                        .filter(a -> lifecycle(a.type).isConfidential())
                        .map(a -> a.id)
                        .collect(Collectors.toSet());
        return clocks.entrySet().stream()
                .filter(subject -> !confidential.contains(subject.getKey()))
                .flatMap(subject -> subject.getValue().values().stream())
                .filter(row -> row.running && stateOf(row).pressing())
                .min(Comparator.comparing((ClockRow row) -> row.dueAt));
    }

    /** The last of what runs of which the reporter is told that he gets his answer by then. */
    Optional<ClockRow> promised() {
        Map<UUID, String> types = new HashMap<>(Map.of(file.id, file.type));
        assignments.forEach(one -> types.put(one.id, one.type));
        return clocks.entrySet().stream()
                .flatMap(subject -> subject.getValue().values().stream())
                .filter(row -> row.running && stateOf(row).pressing())
                .filter(
                        row -> {
                            String type = types.get(row.key.subjectId());
                            return type != null && lifecycle(type).promises(row.key.name());
                        })
                .max(Comparator.comparing((ClockRow row) -> row.dueAt));
    }

    /** What an action asks for, the opening too; empty when there is no such action. */
    FormSpec form(String type, String action) {
        return form(lifecycle(type), action);
    }

    private FormSpec form(Lifecycle lifecycle, String action) {
        return action.equals(Lifecycle.OPEN)
                ? lifecycle.openingForm(lifecycle.type().equals(file.type) ? file.channel : "")
                : lifecycle.form(action).orElse(FormSpec.empty());
    }

    ClockLedger ledger(ClockRow row) {
        return ledgers.read(row);
    }

    ClockState stateOf(ClockRow row) {
        return ledgers.read(row).state(calendars.of(row));
    }

    /** What there is of each type, as {@link TenantConfiguration#obstacles} asks. */
    Map<String, UnderWay> underWay() {
        List<Counted> counted = new ArrayList<>();
        count(counted, file.type, file.id, file.state, fields(file.fields));
        if (isCase()) {
            counted.add(new Counted(file.type, What.CHANNEL, file.channel, 1));
        }
        for (Assignment one : assignments) {
            count(counted, one.type, one.id, one.state, fields(one.fields));
            counted.add(new Counted(one.type, What.ROLE, one.role, 1));
        }
        return UnderWay.byType(counted);
    }

    private void count(
            List<Counted> counted, String type, UUID id, String state, Map<String, Object> fields) {
        counted.add(new Counted(type, What.STATE, state, 1));
        fields.keySet().forEach(name -> counted.add(new Counted(type, What.FIELD, name, 1)));
        clocksOf(id).values().stream()
                .filter(row -> row.running)
                .forEach(row -> counted.add(new Counted(type, What.CLOCK, row.key.name(), 1)));
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        for (Assignment one : assignments) {
            String many = one.type + "s";
            counts.merge(many, 1L, Long::sum);
            counts.merge(many + "-in-" + one.state, 1L, Long::sum);
            counts.merge(many + "-as-" + one.role, 1L, Long::sum);
            if (!one.ended) {
                counts.merge("open-" + many, 1L, Long::sum);
            }
        }
        return counts;
    }

    private static void putIfKnown(
            Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
