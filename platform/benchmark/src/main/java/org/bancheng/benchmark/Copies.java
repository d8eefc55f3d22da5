package org.bancheng.benchmark;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.bancheng.benchmark.Prototype.Event;
import org.bancheng.benchmark.Prototype.Row;
import org.bancheng.engine.history.ChainedRecord;
import org.bancheng.engine.history.Digest;
import org.bancheng.engine.history.HistoryChain;
import org.bancheng.engine.history.HistoryRecord;
import org.bancheng.platform.privacy.BlindIndex;
import org.bancheng.platform.privacy.CaseSealing;
import org.bancheng.platform.privacy.CaseSecrets;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.RoundTrip;
import org.bancheng.platform.tenancy.Tenant;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Copies of prototypes in one county, by COPY: identifiers, number, texts and reporter of each its
 * own, sealed by the product under a key of its own, its history chained by the product.
 */
final class Copies {
    /** As the product names what it seals; {@code KeysUnreadable} tells where it names it anew. */
    static final String DETAILS = "reporter.details";

    private static final String SEALED = "history.sealed";

    /** With this every loaded case opens to its reporter. */
    static final String SECRET = "1234567890123456";

    private static final int AT_ONCE = 500;
    private static final List<String> PLACES =
            List.of("城东社区", "向阳村", "河西路口", "新建小区", "老街", "工业园", "石桥村", "南门菜场");
    private static final List<String> ERRANDS =
            List.of("不动产登记", "宅基地确权", "养老保险补缴", "欠薪投诉", "户口迁移", "物业维修", "施工许可", "失业登记");
    private static final List<String> TROUBLES =
            List.of("跑了三次没有办成", "材料反复退回", "两个部门互相推", "一直没有答复", "系统里查不到", "窗口说不归他管");

    private final Platform platform;
    private final Tenant county;
    private final SplittableRandom random;
    private final Map<String, Integer> counters = new HashMap<>();

    Copies(Platform platform, Tenant county) {
        this.platform = platform;
        this.county = county;
        this.random = new SplittableRandom(county.id().value().hashCode());
    }

    /** Adds so many copies, evenly of all prototypes and in the order of their times. */
    void add(List<Prototype> prototypes, int count) {
        try (Connection connection = platform.connection()) {
            connection.setAutoCommit(false);
            readCounters(connection);
            for (int first = 0; first < count; first += AT_ONCE) {
                List<Prototype> some = new ArrayList<>();
                for (int i = first; i < Math.min(count, first + AT_ONCE); i++) {
                    some.add(prototypes.get((int) ((long) i * prototypes.size() / count)));
                }
                write(some, connection);
            }
            writeCounters(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(county.id().value(), e);
        }
    }

    private void readCounters(Connection connection) throws SQLException {
        counters.clear();
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                select 'day ' || day, last from "%1$s".case_number
                                union all select kind || ' ' || year, last from "%1$s".serial
                                """
                                        .formatted(county.schema()))) {
            while (row.next()) {
                counters.put(row.getString(1), row.getInt(2));
            }
        }
    }

    private void writeCounters(Connection connection) throws SQLException {
        try (var days =
                        connection.prepareStatement(
                                """
                                insert into "%s".case_number (day, tenant, last) values (?::date, ?, ?)
                                on conflict (day) do update set last = excluded.last
                                """
                                        .formatted(county.schema()));
                var serials =
                        connection.prepareStatement(
                                """
                                insert into "%s".serial (kind, year, tenant, last) values (?, ?, ?, ?)
                                on conflict (kind, year) do update set last = excluded.last
                                """
                                        .formatted(county.schema()))) {
            for (var counter : counters.entrySet()) {
                String[] name = counter.getKey().split(" ", -1);
                if (name[0].equals("day")) {
                    days.setString(1, name[1]);
                    days.setString(2, county.id().value());
                    days.setInt(3, counter.getValue());
                    days.addBatch();
                } else {
                    serials.setString(1, name[0]);
                    serials.setInt(2, Integer.parseInt(name[1]));
                    serials.setString(3, county.id().value());
                    serials.setInt(4, counter.getValue());
                    serials.addBatch();
                }
            }
            days.executeBatch();
            serials.executeBatch();
        }
    }

    private void write(List<Prototype> prototypes, Connection connection) throws SQLException {
        Map<String, CopyText> tables = new LinkedHashMap<>();
        BoundTenant.run(
                county,
                () ->
                        platform.bean(TransactionTemplate.class)
                                .executeWithoutResult(status -> fill(prototypes, tables)));
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        tables.values().forEach(table -> table.send(copy));
        connection.commit();
    }

    /** The cases' keys are written by the product itself, in its own transaction. */
    private void fill(List<Prototype> prototypes, Map<String, CopyText> tables) {
        CaseSealing sealing = platform.bean(CaseSealing.class);
        RoundTrip asked = new RoundTrip();
        List<String[]> all = new ArrayList<>();
        List<CaseSealing.Seal> seals = new ArrayList<>();
        for (Prototype prototype : prototypes) {
            String[] values = values(prototype);
            all.add(values);
            seals.add(sealing.first(UUID.fromString(values[Prototype.FIRST_ID]), asked));
        }
        RoundTrip keys = new RoundTrip();
        for (int i = 0; i < all.size(); i++) {
            fill(prototypes.get(i), all.get(i), seals.get(i), keys, tables);
        }
        keys.make(platform.bean(JdbcOperations.class));
    }

    private String[] values(Prototype prototype) {
        String[] values = new String[prototype.values()];
        String number = number(prototype);
        values[Prototype.TENANT] = county.id().value();
        values[Prototype.NUMBER] = number;
        values[Prototype.SUBJECT] = one(PLACES) + one(ERRANDS) + one(TROUBLES);
        values[Prototype.BODY] = values[Prototype.SUBJECT] + "，" + one(TROUBLES) + "，请帮忙查清楚该由谁来办。";
        values[Prototype.NAME] =
                one(List.of("王", "李", "张", "刘", "陈", "𠮷"))
                        + "某"
                        + one(List.of("华", "英", "强", "芳"));
        values[Prototype.PHONE] = "13%09d".formatted(random.nextInt(400_000));
        values[Prototype.SECRET] =
                CopyText.bytes(platform.bean(CaseSecrets.class).mac(number, SECRET));
        for (int i = 0; i < prototype.ids(); i++) {
            values[Prototype.FIRST_ID + i] = uuid();
        }
        for (int i = 0; i < prototype.serials().size(); i++) {
            Prototype.Serial serial = prototype.serials().get(i);
            values[Prototype.FIRST_ID + prototype.ids() + i] =
                    serial.beginning() + next(serial.kind() + " " + serial.year()) + "号";
        }
        return values;
    }

    private String number(Prototype prototype) {
        if (prototype.details() == null) {
            int year = prototype.day().getYear();
            return prototype.type().toUpperCase(Locale.ROOT)
                    + "-"
                    + year
                    + "-"
                    + next("entry/" + prototype.type() + " " + year);
        }
        LocalDate day = prototype.day();
        return "%s-%s-%04d"
                .formatted(
                        Xiangtan.PREFIX,
                        DateTimeFormatter.BASIC_ISO_DATE.format(day),
                        next("day " + day));
    }

    private int next(String counter) {
        return counters.merge(counter, 1, Integer::sum);
    }

    private String one(List<String> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    private String uuid() {
        return new UUID(
                        (random.nextLong() & ~0xf000L) | 0x4000L,
                        (random.nextLong() & ~(0b11L << 62)) | (1L << 63))
                .toString();
    }

    private void fill(
            Prototype prototype,
            String[] values,
            CaseSealing.Seal seal,
            RoundTrip keys,
            Map<String, CopyText> tables) {
        for (Row row : prototype.rows()) {
            values[Prototype.FRESH] = uuid();
            List<@Nullable Blank> cells = row.cells();
            @Nullable String[] texts = new String[cells.size()];
            for (int i = 0; i < texts.length; i++) {
                Blank cell = cells.get(i);
                texts[i] = cell == null ? null : cell.filled(values);
            }
            table(tables, row.table(), String.join(", ", row.columns())).row(texts);
        }
        Blank details = prototype.details();
        if (details != null) {
            table(tables, "reporter", "case_id, tenant, details, phone_index")
                    .row(
                            values[Prototype.FIRST_ID],
                            values[Prototype.TENANT],
                            CopyText.bytes(seal.seal(DETAILS, utf8(details.filled(values)), keys)),
                            CopyText.bytes(
                                    platform.bean(BlindIndex.class)
                                            .of("phone", values[Prototype.PHONE])));
        }
        Digest last = Digest.ORIGIN;
        for (Event event : prototype.events()) {
            last = event(event, values, seal, keys, last, tables);
        }
    }

    private Digest event(
            Event event,
            String[] values,
            CaseSealing.Seal seal,
            RoundTrip keys,
            Digest last,
            Map<String, CopyText> tables) {
        byte[] sealed = seal.seal(SEALED, utf8(event.personal().filled(values)), keys);
        ChainedRecord chained =
                HistoryChain.link(
                        last,
                        new HistoryRecord(
                                values[Prototype.TENANT],
                                values[Prototype.FIRST_ID],
                                event.seq(),
                                event.at(),
                                event.actor(),
                                event.subjectType(),
                                values[event.subject()],
                                event.action(),
                                event.basis(),
                                event.version(),
                                event.content().filled(values),
                                Base64.getEncoder().encodeToString(sealed)));
        HistoryRecord record = chained.event();
        table(
                        tables,
                        "history",
                        "case_id, seq, tenant, at, actor, subject_type, subject_id, action, basis,"
                                + " configuration_version, content, sealed, previous, hash")
                .row(
                        record.caseId(),
                        Long.toString(record.seq()),
                        record.tenant(),
                        record.at().atOffset(ZoneOffset.UTC).toString(),
                        record.actor(),
                        record.subjectType(),
                        record.subjectId(),
                        record.action(),
                        record.basis(),
                        Integer.toString(record.configurationVersion()),
                        record.content(),
                        CopyText.bytes(sealed),
                        CopyText.bytes(chained.previous().bytes()),
                        CopyText.bytes(chained.hash().bytes()));
        return chained.hash();
    }

    private CopyText table(Map<String, CopyText> tables, String name, String columns) {
        return tables.computeIfAbsent(
                name,
                one ->
                        new CopyText(
                                one.contains(".") ? one : "\"" + county.schema() + "\"." + one,
                                columns));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
