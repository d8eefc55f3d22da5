package org.bancheng.platform.operations;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.ChannelEntry;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.Holding;
import org.bancheng.engine.lifecycle.Refusal;
import org.bancheng.platform.cases.ActionRefused;
import org.bancheng.platform.cases.CaseIntake;
import org.bancheng.platform.cases.Filing;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.organisation.Persons;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/**
 * Files letters of another system, each in a transaction of its own through the county's one
 * intake. A letter is known by source and id and is filed once.
 */
@Service
class Imports {
    private final Configurations configurations;
    private final Persons persons;
    private final CaseIntake intake;

    Imports(Configurations configurations, Persons persons, CaseIntake intake) {
        this.configurations = configurations;
        this.persons = persons;
        this.intake = intake;
    }

    enum Outcome {
        FILED,
        KNOWN,
        REFUSED
    }

    /**
     * @param number of the case; empty when refused
     * @param reason empty unless refused
     */
    record Line(long line, Outcome outcome, String number, String reason) {}

    /**
     * @param assumed what was taken for required fields that nobody filled
     */
    record Report(List<Line> lines, Map<String, String> assumed) {}

    Report file(
            Tenant tenant,
            String source,
            String channel,
            Map<String, String> given,
            List<Letter> letters,
            String operator,
            Wording wording) {
        return BoundTenant.call(
                tenant,
                () -> {
                    TenantConfiguration now = configurations.current().configuration();
                    ChannelEntry entry =
                            now.channel(channel)
                                    .orElseThrow(() -> new UnknownChannelNamed(channel, now));
                    ImportForm form =
                            new ImportForm(now.lifecycle("case").openingForm(channel), given);
                    Clerk clerk = clerk(entry, operator);
                    List<Line> lines = new ArrayList<>();
                    for (Letter letter : letters) {
                        lines.add(file(source, channel, form, clerk, letter, wording));
                    }
                    return new Report(lines, form.assumed());
                });
    }

    /** Who files: the operator's import, holding the post that takes in this channel. */
    private record Clerk(Actor actor, Optional<String> unit) {}

    private Clerk clerk(ChannelEntry channel, String operator) {
        if (channel.open()) {
            return new Clerk(Actor.reporter("来信人"), Optional.empty());
        }
        List<Holding> holdings =
                channel.takenBy().stream()
                        .flatMap(post -> persons.holdersOf(post).stream())
                        .flatMap(person -> person.holdings().stream())
                        .filter(holding -> channel.takenBy().contains(holding.post()))
                        .limit(1)
                        .toList();
        return new Clerk(
                Actor.staff("import:" + operator, "来信导入", holdings),
                holdings.stream().findFirst().map(Holding::unit));
    }

    private Line file(
            String source,
            String channel,
            ImportForm form,
            Clerk clerk,
            Letter letter,
            Wording wording) {
        if (letter.id().isBlank() || letter.id().length() > 100) {
            return refused(letter, wording.of("import.no-id"));
        }
        String reference = source + ":" + letter.id().strip();
        Optional<Line> before = known(letter, reference);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            Filing filing =
                    new Filing(
                            channel,
                            form.inputs(letter),
                            List.of(),
                            clerk.actor(),
                            clerk.unit().orElse(null),
                            reference);
            return new Line(letter.line(), Outcome.FILED, intake.file(filing).number(), "");
        } catch (ActionRefused e) {
            return refused(letter, sentence(e.refusal(), wording));
        } catch (DateTimeException e) {
            return refused(letter, wording.of("import.bad-time", letter.time()));
        } catch (DataIntegrityViolationException e) {
            // another import files the same letter at this moment, or the text cannot be stored
            return known(letter, reference)
                    .orElseGet(() -> refused(letter, wording.of("import.not-stored")));
        }
    }

    private Optional<Line> known(Letter letter, String reference) {
        return intake.known(reference)
                .map(number -> new Line(letter.line(), Outcome.KNOWN, number, ""));
    }

    private static Line refused(Letter letter, String reason) {
        return new Line(letter.line(), Outcome.REFUSED, "", reason);
    }

    private static String sentence(Refusal refusal, Wording wording) {
        String fields =
                refusal.fields().stream()
                        .map(error -> error.field() + ": " + error.message().in(wording.locale()))
                        .collect(Collectors.joining("; "));
        return fields.isEmpty() ? refusal.message().in(wording.locale()) : fields;
    }

    /** The county has other channels. */
    static final class UnknownChannelNamed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String channels;

        UnknownChannelNamed(String channel, TenantConfiguration configuration) {
            super(channel);
            this.channels =
                    configuration.channels().stream()
                            .map(ChannelEntry::id)
                            .collect(Collectors.joining(", "));
        }

        String channels() {
            return channels;
        }
    }
}
