package org.bancheng.platform.tenancy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What really stands in a tenant's schema: columns, constraints, indexes, triggers, functions and
 * the rights of its role, one line each, with the tenant's own names left out so that two healthy
 * schemas of one edition are equal.
 */
record SchemaShape(SortedSet<String> lines) {
    private static final String READ =
            """
            with own as (select ?::regnamespace as schema, to_regrole(?)::oid as role)
            select 'column ' || c.relname || '.' || a.attname || ' '
                   || format_type(a.atttypid, a.atttypmod)
                   || case when a.attnotnull then ' not null' else '' end
                   || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
                   || case when a.attidentity = '' then '' else ' identity' end as line
            from own join pg_class c on c.relnamespace = own.schema
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
            where c.relkind in ('r', 'p', 'v', 'm')
            union all
            select 'constraint ' || conrelid::regclass || '.' || conname || ' '
                   || pg_get_constraintdef(oid) || case when convalidated then '' else ' not valid' end
            from own join pg_constraint on connamespace = own.schema and contype <> 'n'
            union all
            select 'index ' || pg_get_indexdef(i.indexrelid)
                   || case when i.indisvalid then '' else ' invalid' end
            from own join pg_class c on c.relnamespace = own.schema
            join pg_index i on c.oid = i.indexrelid
            union all
            select 'trigger ' || pg_get_triggerdef(t.oid)
            from own join pg_class c on c.relnamespace = own.schema
            join pg_trigger t on c.oid = t.tgrelid and not t.tgisinternal
            union all
            select 'function ' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ') '
                   || md5(p.prosrc)
            from own join pg_proc p on p.pronamespace = own.schema
            union all
            select case when g.grantee = own.role then 'right ' else g.grantee::regrole || ' has a right ' end
                   || c.relname || ' ' || string_agg(g.privilege_type, ',' order by g.privilege_type)
            from own join pg_class c on c.relnamespace = own.schema
            cross join aclexplode(c.relacl) g
            where g.grantee <> c.relowner
            group by own.role, g.grantee, c.relname
            """;

    static SchemaShape read(Connection migrator, String schema, String role) throws SQLException {
        SortedSet<String> lines = new TreeSet<>();
        try (Statement path = migrator.createStatement();
                PreparedStatement read = migrator.prepareStatement(READ)) {
            path.execute("set search_path to " + schema);
            read.setString(1, schema);
            read.setString(2, role);
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(1).replace(schema + ".", ""));
                }
            }
        }
        return new SchemaShape(lines);
    }

    static SchemaShape parse(String text) {
        return new SchemaShape(new TreeSet<>(text.lines().toList()));
    }

    String text() {
        return String.join("\n", lines);
    }

    String fingerprint() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What differs from the shape that is right, missing lines first; empty when nothing does. */
    List<String> differencesFrom(SchemaShape right) {
        SortedSet<String> missing = new TreeSet<>(right.lines);
        missing.removeAll(lines);
        SortedSet<String> extra = new TreeSet<>(lines);
        extra.removeAll(right.lines);
        return Stream.concat(
                        missing.stream().map(line -> "missing " + line),
                        extra.stream().map(line -> "unexpected " + line))
                .toList();
    }
}
