package org.bancheng.benchmark;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bancheng.benchmark.Life.Deed;
import org.bancheng.platform.cases.ActionRefused;
import org.bancheng.platform.cases.CaseDesk;
import org.bancheng.platform.cases.CaseIntake;
import org.bancheng.platform.cases.Filing;
import org.bancheng.platform.cases.Registers;
import org.bancheng.platform.cases.Step;
import org.bancheng.platform.history.History;
import org.bancheng.platform.privacy.CaseSealing;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.work.WorkHandler;
import org.bancheng.platform.work.WorkItem;
import org.jspecify.annotations.Nullable;

/**
 * Lives cases in one county by the code that the server's doors call, the clocks that fall due on
 * the way included, and reads them back as prototypes. Nobody else works the queue meanwhile.
 */
final class Prototypes implements AutoCloseable {
    static final String CLOCK = "clock";

    private final Platform platform;
    private final Tenant county;
    private final Instant now;
    private final WorkHandler clocks;
    private final Connection connection;
    private int made;

    /**
     * @param now until when they live
     */
    Prototypes(Platform platform, Tenant county, Instant now) {
        this.platform = platform;
        this.county = county;
        this.now = now;
        this.clocks = platform.handler(CLOCK);
        this.connection = platform.connection();
    }

    Prototype live(Life life) {
        List<String> told =
                List.of(
                        "〈事项" + ++made + "〉",
                        "〈经过" + made + "〉",
                        "〈姓名" + made + "〉",
                        "13%09d".formatted(made));
        UUID id =
                at(
                        life.opened(),
                        () ->
                                platform.bean(CaseIntake.class)
                                        .file(
                                                new Filing(
                                                        life.channel(),
                                                        Xiangtan.matter(
                                                                told.get(0),
                                                                told.get(1),
                                                                told.get(2),
                                                                told.get(3)),
                                                        List.of(),
                                                        life.intake().actor(),
                                                        life.intake().unit(),
                                                        null))
                                        .id());
        for (Deed deed : life.deeds()) {
            if (deed.at().isAfter(now)) {
                break;
            }
            fire(id, deed.at());
            at(deed.at(), () -> act(id, deed));
        }
        fire(id, now);
        return read(id, told);
    }

    /** A typical case written up at a time, and published at another unless that is yet to come. */
    Prototype typical(Instant written, Instant published) {
        List<String> told = List.of("〈做法" + ++made + "〉");
        String number =
                at(
                        written,
                        () ->
                                platform.bean(Registers.class)
                                        .enter(
                                                "typical",
                                                Xiangtan.typical(told.getFirst()),
                                                List.of(),
                                                Xiangtan.DISPATCHER.actor()));
        UUID id =
                platform.one(
                        UUID.class,
                        "select id from \"%s\".case_file where number = '%s'"
                                .formatted(county.schema(), number));
        if (published.isBefore(now)) {
            at(
                    published,
                    () ->
                            platform.bean(CaseDesk.class)
                                    .act(
                                            new Step(
                                                    id,
                                                    null,
                                                    "publish",
                                                    Map.of("anonymous", true),
                                                    List.of(),
                                                    Xiangtan.LEAD.actor(),
                                                    null)));
        }
        return read(id, told);
    }

    private <T> T at(Instant time, Supplier<T> deed) {
        Platform.CLOCK.set(time);
        return BoundTenant.call(county, deed::get);
    }

    private boolean act(UUID matter, Deed deed) {
        UUID subject = null;
        if (deed.type() != null) {
            List<String> found =
                    platform.all(
                            "select id from \"%s\".assignment where case_id = '%s' and type = '%s' and unit = '%s'"
                                    .formatted(county.schema(), matter, deed.type(), deed.unit()));
            if (found.isEmpty()) {
                return false;
            }
            subject = UUID.fromString(found.getFirst());
        }
        try {
            platform.bean(CaseDesk.class)
                    .act(
                            new Step(
                                    matter,
                                    subject,
                                    deed.action(),
                                    deed.inputs(),
                                    List.of(),
                                    deed.who().actor(),
                                    null));
            return true;
        } catch (ActionRefused refused) {
            if (deed.certain()) {
                throw new IllegalStateException(deed.toString(), refused);
            }
            return false;
        }
    }

    /** Lets the case's clocks act that fall due until then, each at its time. */
    private void fire(UUID matter, Instant until) {
        for (Optional<WorkItem> next = due(matter, until);
                next.isPresent();
                next = due(matter, until)) {
            WorkItem item = next.get();
            at(
                    item.dueAt().plusMillis(200),
                    () -> {
                        clocks.handle(List.of(item));
                        return item;
                    });
        }
    }

    /** Leased as the worker leases it. */
    private Optional<WorkItem> due(UUID matter, Instant until) {
        UUID lease = UUID.randomUUID();
        try (PreparedStatement claim =
                connection.prepareStatement(
                        """
                        update platform.work set lease = ?, attempt = 1, ready_at = clock_timestamp() + interval '1 minute'
                        where id = (select id from platform.work where tenant = ? and kind = ? and attempt = 0
                                    and starts_with(ref, ?) and due_at <= ? order by due_at, id limit 1)
                        returning id, ref, due_at
                        """)) {
            claim.setObject(1, lease);
            claim.setString(2, county.id().value());
            claim.setString(3, CLOCK);
            claim.setString(4, matter + "/");
            claim.setObject(5, until.atOffset(ZoneOffset.UTC));
            try (ResultSet row = claim.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new WorkItem(
                                        row.getLong(1),
                                        CLOCK,
                                        row.getString(2),
                                        row.getObject(3, OffsetDateTime.class).toInstant(),
                                        1,
                                        lease.toString()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Prototype read(UUID id, List<String> told) {
        return BoundTenant.call(
                county,
                () -> {
                    try {
                        return new Prototype.Reader(connection, county, id)
                                .read(told, details(id), platform.bean(History.class).of(id));
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private @Nullable String details(UUID id) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select details from \"%s\".reporter where case_id = ?"
                                .formatted(county.schema()))) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                byte[] plain =
                        platform.bean(CaseSealing.class)
                                .opener(id)
                                .open(Copies.DETAILS, row.getBytes(1))
                                .orElseThrow();
                return new String(plain, StandardCharsets.UTF_8);
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
