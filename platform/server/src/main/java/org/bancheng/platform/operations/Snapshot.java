package org.bancheng.platform.operations;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantTables;
import org.bancheng.platform.tenancy.TenantTables.Content;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A county's tables at one moment: everything read inside sees the same state. */
@Component
class Snapshot {
    private final TenantTables tables;
    private final TransactionTemplate moment;

    Snapshot(TenantTables tables, PlatformTransactionManager transactionManager) {
        this.tables = tables;
        this.moment = new TransactionTemplate(transactionManager);
        moment.setReadOnly(true);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    <T> T of(Tenant tenant, Supplier<T> reading) {
        return BoundTenant.call(tenant, () -> moment.execute(status -> reading.get()));
    }

    /** What each table holds; called inside {@link #of}. */
    Map<String, Content> contents() {
        Map<String, Content> contents = new TreeMap<>();
        tables.names().forEach(table -> contents.put(table, tables.content(table)));
        return contents;
    }

    /** One fingerprint for all rows of the county. */
    static String fingerprint(Map<String, Content> contents) {
        StringBuilder lines = new StringBuilder();
        contents.forEach(
                (table, content) ->
                        lines.append(table)
                                .append(' ')
                                .append(content.rows())
                                .append(' ')
                                .append(content.sum().toPlainString())
                                .append('\n'));
        return HexFormat.of()
                .formatHex(Sha256.of().digest(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
