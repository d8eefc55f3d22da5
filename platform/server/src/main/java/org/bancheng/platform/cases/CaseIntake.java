package org.bancheng.platform.cases;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.lifecycle.Command;
import org.bancheng.engine.lifecycle.Decision;
import org.bancheng.engine.lifecycle.Facts;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.configuration.PublishedConfiguration;
import org.bancheng.platform.history.History;
import org.bancheng.platform.history.History.Pen;
import org.bancheng.platform.privacy.CaseSecrets;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.RoundTrip;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one door through which every matter comes in, whatever its channel. */
@Service
public class CaseIntake {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Configurations configurations;
    private final Proceedings proceedings;
    private final Cases cases;
    private final History history;
    private final JdbcOperations database;
    private final CaseSecrets secrets;
    private final Reporters reporters;
    private final Attachments attachments;
    private final Ledgers ledgers;
    private final Json json;
    private final Counts counts;
    private final Clock clock;

    CaseIntake(
            Configurations configurations,
            Proceedings proceedings,
            Cases cases,
            History history,
            JdbcOperations database,
            CaseSecrets secrets,
            Reporters reporters,
            Attachments attachments,
            Ledgers ledgers,
            Json json,
            Counts counts,
            Clock businessClock) {
        this.configurations = configurations;
        this.proceedings = proceedings;
        this.cases = cases;
        this.history = history;
        this.database = database;
        this.secrets = secrets;
        this.reporters = reporters;
        this.attachments = attachments;
        this.ledgers = ledgers;
        this.json = json;
        this.counts = counts;
        this.clock = businessClock;
    }

    /** The number under which a matter of another system was filed before. */
    @Transactional(readOnly = true)
    public Optional<String> known(String externalRef) {
        return cases.numberOfExternal(Docket.CASE, externalRef);
    }

    /**
     * Takes a matter in: number, secret, history and clocks at once.
     *
     * @throws UnknownChannel when the county has no such channel
     * @throws ActionRefused when the channel's form or rights refuse it
     * @throws UploadRefused when a file is not taken
     */
    @Transactional
    public Filed file(Filing filing) {
        PublishedConfiguration published = configurations.current();
        TenantConfiguration configuration = published.configuration();
        if (configuration.channel(filing.channel()).isEmpty()) {
            throw new UnknownChannel(filing.channel());
        }
        Lifecycle lifecycle = configuration.lifecycle(Docket.CASE);
        FormSpec form = lifecycle.openingForm(filing.channel());
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        FileFields.refuseGiven(form, filing.inputs());
        Map<String, Object> inputs = new HashMap<>(filing.inputs());
        List<UUID> files = FileFields.announce(form, filing.uploads(), inputs);
        RoundTrip trip = new RoundTrip();
        Pen pen = history.first(id, trip);
        Supplier<String> counted =
                CaseNumbers.next(
                        configuration.profile().numberPrefix(), WorkingCalendar.ZONE, now, trip);
        trip.make(database);
        String number = counted.get();
        Decision decision =
                Proceedings.decided(
                        lifecycle.open(
                                id.toString(),
                                known(filing, number),
                                new Command("open", inputs, filing.actor()),
                                new Facts(
                                        Map.of(),
                                        Map.of(),
                                        Map.of(),
                                        configuration.calendar(),
                                        configuration.directory(),
                                        Lots.draw()),
                                now));
        String secret = "%016d".formatted(RANDOM.nextLong(10_000_000_000_000_000L));
        CaseFile file = new CaseFile();
        file.id = id;
        file.tenant = BoundTenant.get().id().value();
        file.type = Docket.CASE;
        file.subject = "";
        file.number = number;
        file.channel = filing.channel();
        file.intakeUnit = filing.intakeUnit();
        file.externalRef = filing.externalRef();
        file.definitionVersion = published.version();
        file.openedAt = now;
        file.secretMac = secrets.mac(number, secret);
        Docket docket =
                new Docket(
                        file,
                        List.of(),
                        List.of(),
                        configurations::version,
                        configuration.directory(),
                        Calendars.of(published, configurations),
                        ledgers,
                        json,
                        counts,
                        pen);
        reporters.keep(docket, form, decision.event().inputs());
        proceedings.open(docket, decision);
        for (int i = 0; i < files.size(); i++) {
            attachments.add(files.get(i), id, filing.uploads().get(i), filing.actor().id(), now);
        }
        return new Filed(id, number, secret);
    }

    private static Map<String, Object> known(Filing filing, String number) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("number", number);
        fields.put("channel", filing.channel());
        if (filing.intakeUnit() != null) {
            fields.put("intake-unit", filing.intakeUnit());
        }
        return fields;
    }
}
