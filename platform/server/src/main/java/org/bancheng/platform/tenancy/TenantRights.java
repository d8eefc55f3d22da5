package org.bancheng.platform.tenancy;

/**
 * What a tenant's role may do in its schema: read and write every table, but only add to those
 * whose comment begins with {@code append-only}, and not touch the migrator's own.
 */
final class TenantRights {
    private TenantRights() {}

    static String grant(String schema, String role) {
        return """
        grant usage on schema %1$s to %2$s;
        grant usage on all sequences in schema %1$s to %2$s;
        do $$
        declare item record;
        begin
          for item in
            select c.oid::regclass as name, obj_description(c.oid, 'pg_class') like 'append-only%%' as append_only
            from pg_class c
            where c.relnamespace = '%1$s'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
              and c.relname not in ('databasechangelog', 'databasechangeloglock')
          loop
            execute format('revoke all on %%s from %2$s', item.name);
            execute format('grant select, insert%%s on %%s to %2$s',
                           case when item.append_only then '' else ', update, delete' end, item.name);
          end loop;
        end $$;
        """
                .formatted(schema, role);
    }

    static String dropRole(String role) {
        return """
        do $$ begin
          if to_regrole('%1$s') is not null then
            revoke usage on schema platform from %1$s;
            drop role %1$s;
          end if;
        end $$;
        """
                .formatted(role);
    }
}
