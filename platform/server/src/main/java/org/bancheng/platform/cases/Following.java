package org.bancheng.platform.cases;

import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bancheng.engine.clock.Lamp;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.EffectRule.Tie;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.State;
import org.bancheng.platform.history.History;
import org.bancheng.platform.history.HistoryEntry;
import org.bancheng.platform.privacy.CaseSecrets;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** How a reporter follows his case without an account: by its number and its secret. */
@Service
public class Following {
    private static final int LONGEST_NUMBER = 64;

    /** Who acts when a reporter does; his name stands sealed with the case. */
    public static final Actor REPORTER = Actor.reporter("反映人");

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final SecretGuesses guesses;
    private final CaseSecrets secrets;
    private final Proceedings proceedings;
    private final Attachments attachments;
    private final CaseLinks links;
    private final History history;
    private final JsonMapper mapper;
    private final Json json;
    private final Clock clock;

    Following(
            JdbcClient db,
            TransactionTemplate transaction,
            SecretGuesses guesses,
            CaseSecrets secrets,
            Proceedings proceedings,
            Attachments attachments,
            CaseLinks links,
            History history,
            JsonMapper mapper,
            Json json,
            Clock businessClock) {
        this.db = db;
        this.transaction = transaction;
        this.guesses = guesses;
        this.secrets = secrets;
        this.proceedings = proceedings;
        this.attachments = attachments;
        this.links = links;
        this.history = history;
        this.mapper = mapper;
        this.json = json;
        this.clock = businessClock;
    }

    private record Known(UUID id, byte[] mac) {}

    /** The number of a case that somebody typed, perhaps in small letters or full width. */
    public static String numberMeant(String typed) {
        return CaseNumbers.meant(typed);
    }

    /**
     * Opens a case to whoever knows its secret. A wrong number and a wrong secret are answered
     * alike and take as long.
     *
     * @param address where the guess comes from, for counting wrong ones
     * @throws CaseNotFound when number and secret do not belong together
     * @throws TooManyGuesses after too many wrong ones
     */
    public UUID open(String number, String secret, String address) {
        String given = numberMeant(number);
        // longer ones are nobody's, and too long to be counted by
        String plainNumber = given.substring(0, Math.min(given.length(), LONGEST_NUMBER));
        String plainSecret =
                Normalizer.normalize(secret, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Pd}]", "");
        Optional<UUID> opened =
                transaction.execute(
                        _ -> {
                            guesses.refuseWhenTooMany(plainNumber, address);
                            return known(plainNumber, secrets.mac(plainNumber, plainSecret));
                        });
        // in a transaction of its own, after the first has given its connection back
        return opened.orElseThrow(
                () -> {
                    guesses.remember(plainNumber, address);
                    return new CaseNotFound(plainNumber);
                });
    }

    private Optional<UUID> known(String number, byte[] mac) {
        return db.sql(
                        "select id, secret_mac as mac from case_file where type = 'case' and number = ?")
                .param(number)
                .query(Known.class)
                .optional()
                .filter(known -> MessageDigest.isEqual(mac, known.mac()))
                .map(Known::id);
    }

    /**
     * @param caseId as {@link #open} told it
     */
    @Transactional(readOnly = true)
    public FollowPage page(UUID caseId) {
        Docket docket = proceedings.read(caseId);
        CaseFile file = docket.file;
        Instant now = clock.instant();
        Lifecycle lifecycle = docket.lifecycle(Docket.CASE);
        List<CaseLinks.Linked> tied = links.of(caseId);
        Optional<Docket> main =
                tied.stream()
                        .filter(CaseLinks.Linked::into)
                        .findFirst()
                        .map(link -> proceedings.read(link.id()));
        Docket progress = main.orElse(docket);
        List<FollowPage.Entry> timeline = timeline(docket);
        main.map(this::ofMain).ifPresent(timeline::addAll);
        timeline.sort(Comparator.comparing(FollowPage.Entry::at));
        return new FollowPage(
                file.id,
                file.number,
                file.version,
                file.subject,
                file.body,
                docket.state(Docket.CASE, file.state),
                file.channel,
                file.category,
                json.fields(file.fields),
                file.openedAt,
                file.closedAt,
                docket.configuration,
                progress.activeUnits(),
                file.closedAt != null || progress.file.closedAt != null
                        ? null
                        : progress.promised().map(row -> due(progress, row, now)).orElse(null),
                timeline,
                lifecycle.offers(docket.caseSubject(), docket.caseFacts(), REPORTER, now),
                files(docket),
                main.map(of -> of.file.number).orElse(null),
                (int) tied.stream().filter(l -> l.tie() == Tie.MERGED && !l.into()).count());
    }

    /**
     * What the county tells of the case that others were merged into: not what its own reporter
     * said, nor what is only his to know. What was written to him may be about him alone, so the
     * others read the step and not the words.
     */
    private List<FollowPage.Entry> ofMain(Docket main) {
        List<FollowPage.Entry> entries = new ArrayList<>();
        for (HistoryEntry entry : history.of(main.file.id)) {
            if (isForAll(main, entry)) {
                told(entry)
                        .map(
                                text ->
                                        new FollowPage.Entry(
                                                entry.at(),
                                                entry.action(),
                                                ofMain(main.file.number, step(main, entry, text)),
                                                unit(main, entry),
                                                null))
                        .ifPresent(entries::add);
            }
        }
        return entries;
    }

    /**
     * Whether it is about the matter: a step of it, or what a unit said. What leaves a case where
     * it stands (a call, a note, a judgement) is about the one who reported that case.
     */
    private boolean isForAll(Docket main, HistoryEntry entry) {
        Lifecycle lifecycle = main.lifecycleOf(entry);
        Action action = lifecycle.definition().actions().get(entry.action());
        return action != null
                && !action.by().contains(Action.REPORTER)
                && !lifecycle.isConfidential(entry.action())
                && (!entry.subjectType().equals(Docket.CASE) || isStep(entry));
    }

    private boolean isStep(HistoryEntry entry) {
        Map<String, Object> content = json.fields(entry.content());
        return !Objects.equals(content.get("from"), content.get("to"));
    }

    /** The text itself where nobody wrote any of it. */
    private Label step(Docket main, HistoryEntry entry, Label text) {
        Lifecycle lifecycle = main.lifecycleOf(entry);
        boolean written =
                lifecycle.form(entry.action()).stream()
                        .flatMap(form -> form.fields().stream())
                        .filter(field -> field.type().isFreeText())
                        .anyMatch(field -> lifecycle.tells(entry.action(), field));
        if (!written) {
            return text;
        }
        State entered = entered(main, entry);
        return entry.subjectType().equals(Docket.CASE) && entered != null
                ? entered.publicLabel()
                : lifecycle.actionLabel(entry.action());
    }

    private static Label ofMain(String number, Label text) {
        return new Label(
                "主件 %s：%s".formatted(number, text.zhCn()),
                null,
                "Main case %s: %s".formatted(number, text.in(Locale.ENGLISH)));
    }

    private Optional<Label> told(HistoryEntry entry) {
        Map<String, Object> sealed = entry.sealed().map(json::fields).orElse(Map.of());
        return Optional.ofNullable(sealed.get("public"))
                .map(text -> mapper.convertValue(text, Label.class));
    }

    private static FollowPage.Due due(Docket docket, ClockRow row, Instant now) {
        var state = docket.stateOf(row);
        return new FollowPage.Due(row.key.name(), row.basis, state, Lamp.of(state, now));
    }

    /**
     * A file of the case, if it is the reporter's to see.
     *
     * @param caseId as {@link #open} told it
     */
    @Transactional(readOnly = true)
    public Optional<Attachments.Content> file(UUID caseId, UUID attachment) {
        return files(proceedings.read(caseId)).stream().anyMatch(one -> one.id().equals(attachment))
                ? attachments.content(caseId, attachment)
                : Optional.empty();
    }

    /** What came with something that he did himself or is told of; the rest is the office's. */
    private List<Attachments.Attachment> files(Docket docket) {
        Set<String> his = new HashSet<>();
        for (HistoryEntry entry : history.of(docket.file.id)) {
            Map<String, Object> sealed = entry.sealed().map(json::fields).orElse(Map.of());
            if ((sealed.containsKey("public") || entry.actor().equals(REPORTER.id()))
                    && sealed.get("inputs") instanceof Map<?, ?> inputs) {
                docket.formOf(entry).fields().stream()
                        .filter(field -> field.type() == FieldType.ATTACHMENT)
                        .map(field -> inputs.get(field.name()))
                        .filter(Collection.class::isInstance)
                        .flatMap(ids -> ((Collection<?>) ids).stream())
                        .forEach(id -> his.add(id.toString()));
            }
        }
        return attachments.of(docket.file.id).stream()
                .filter(file -> his.contains(file.id().toString()))
                .toList();
    }

    /** What the county tells the reporter, in its own words; what it does not tell is left out. */
    private List<FollowPage.Entry> timeline(Docket docket) {
        List<FollowPage.Entry> entries = new ArrayList<>();
        for (HistoryEntry entry : history.of(docket.file.id)) {
            told(entry)
                    .map(
                            text ->
                                    new FollowPage.Entry(
                                            entry.at(),
                                            entry.action(),
                                            text,
                                            unit(docket, entry),
                                            entered(docket, entry)))
                    .ifPresent(entries::add);
        }
        return entries;
    }

    private @Nullable State entered(Docket docket, HistoryEntry entry) {
        String to = String.valueOf(json.fields(entry.content()).get("to"));
        return docket.lifecycleOf(entry).states().get(to);
    }

    private static @Nullable String unit(Docket docket, HistoryEntry entry) {
        return docket.assignments.stream()
                .filter(a -> a.id.equals(entry.subjectId()))
                .map(a -> a.unit)
                .findFirst()
                .orElse(null);
    }
}
