package org.bancheng.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.bancheng.platform.Floor;
import org.bancheng.platform.tenancy.Tenant.State;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

@NullMarked
class TenantSchemasTest {
    private static final int MOST_REFUSED = 5;

    private static Floor floor;
    private static Tenants tenants;
    private static TenantSchemas schemas;

    @BeforeAll
    static void start() {
        floor = Floor.start();
        tenants = floor.get(Tenants.class);
        schemas = floor.get(TenantSchemas.class);
    }

    @AfterAll
    static void stop() {
        floor.close();
    }

    /** Again where the worker, which reads each county now and then, was in the way. */
    private static void administrator(String sql) {
        for (int refused = 0; ; refused++) {
            try {
                floor.administrator().sql(sql).update();
                return;
            } catch (PessimisticLockingFailureException e) {
                if (refused == MOST_REFUSED) {
                    throw e;
                }
            }
        }
    }

    private static List<String> tables(Tenant tenant) {
        return floor.administrator()
                .sql("select tablename from pg_tables where schemaname = ? order by 1")
                .param(tenant.schema())
                .query(String.class)
                .list();
    }

    @Test
    void preparing_twice_changes_nothing() {
        Tenant tenant = floor.tenant("twice");
        List<String> once = tables(tenant);
        assertThat(once).contains("history", "databasechangelog");
        schemas.prepare(tenant);
        assertThat(tables(tenant)).isEqualTo(once);
    }

    @Test
    void a_lost_table_is_noticed_though_the_change_log_says_it_was_made() {
        Tenant tenant = floor.tenant("lost");
        administrator("drop table t_lost.history");
        assertThatThrownBy(() -> schemas.prepare(tenant))
                .isInstanceOf(SchemaBroken.class)
                .hasMessageContaining("missing column history.");
    }

    @Test
    void a_lost_index_an_added_column_and_a_loosened_column_are_noticed() {
        for (String damage :
                List.of(
                        "alter table t_dam.history drop constraint history_pkey",
                        "alter table t_dam.history add column note text",
                        "alter table t_dam.history alter column hash drop not null")) {
            Tenant tenant = floor.tenant("dam");
            administrator(damage);
            assertThatThrownBy(() -> schemas.prepare(tenant))
                    .as(damage)
                    .isInstanceOf(SchemaBroken.class)
                    .hasMessageContaining("history");
            schemas.remove(tenant);
        }
    }

    @Test
    void rights_that_were_taken_or_added_are_put_right() {
        Tenant tenant = floor.tenant("rights");
        administrator(
                "revoke select on t_rights.history from %1$s; grant update, delete on t_rights.history to %1$s"
                        .formatted(tenant.role()));
        schemas.prepare(tenant);
        assertThat(
                        floor.administrator()
                                .sql(
                                        """
                                        select string_agg(privilege_type, ',' order by privilege_type)
                                        from information_schema.role_table_grants
                                        where table_schema = 't_rights' and table_name = 'history' and grantee = ?
                                        """)
                                .param(tenant.role())
                                .query(String.class)
                                .single())
                .isEqualTo("INSERT,SELECT");
    }

    @Test
    void a_schema_left_empty_by_hand_is_filled() {
        Tenant tenant = floor.tenant("hollow");
        int full = tables(tenant).size();
        administrator(
                "drop schema t_hollow cascade; create schema t_hollow authorization "
                        + floor.administrator()
                                .sql("select current_database() || '_migrator'")
                                .query(String.class)
                                .single());
        schemas.prepare(tenant);
        assertThat(tables(tenant)).hasSize(full);
        assertThat(
                        floor.as(
                                tenant,
                                () ->
                                        floor.get(JdbcClient.class)
                                                .sql("select count(*) from history")
                                                .query(Long.class)
                                                .single()))
                .isZero();
    }

    @Test
    void removing_leaves_neither_schema_nor_role_and_may_be_repeated() {
        Tenant tenant = floor.tenant("gone");
        schemas.remove(tenant);
        schemas.remove(tenant);
        tenants.forget(tenant.id());
        assertThat(tables(tenant)).isEmpty();
        assertThat(
                        floor.administrator()
                                .sql("select count(*) from pg_roles where rolname = ?")
                                .param(tenant.role())
                                .query(Long.class)
                                .single())
                .isZero();
        assertThatThrownBy(() -> tenants.require(tenant.id())).isInstanceOf(UnknownTenant.class);
    }

    @Test
    void a_tenant_that_is_not_active_is_an_error() {
        Tenant tenant = tenants.create(new TenantId("states"), "州");
        assertThatThrownBy(() -> tenants.require(tenant.id())).isInstanceOf(TenantOnboarding.class);
        schemas.prepare(tenant);
        tenants.activate(tenant.id());
        assertThat(tenants.require(tenant.id()).state()).isEqualTo(State.ACTIVE);
        tenants.suspend(tenant.id(), "unpaid");
        assertThatThrownBy(() -> tenants.require(tenant.id())).isInstanceOf(TenantSuspended.class);
        tenants.quarantine(tenant.id(), "schema damaged");
        assertThatThrownBy(() -> tenants.require(tenant.id())).isInstanceOf(TenantBroken.class);
        assertThat(tenants.reason(tenant.id())).hasValue("schema damaged");
        assertThat(tenants.heal(tenant.id()).state()).isEqualTo(State.SUSPENDED);
        assertThat(tenants.reason(tenant.id())).hasValue("unpaid");
        schemas.remove(tenant);
        tenants.forget(tenant.id());
    }

    @Test
    void at_the_next_start_a_broken_tenant_is_quarantined_and_the_others_run() {
        String database = "floor_restart" + Long.toString(System.nanoTime() % 1_000_000, 36);
        String folder;
        try (Floor first = Floor.start(database, Map.of())) {
            folder = first.setting("bancheng.data-folder");
            first.tenant("sound");
            first.tenant("damaged");
            first.administrator().sql("drop table t_damaged.history").update();
        }
        try (Floor second = Floor.start(database, Map.of("bancheng.data-folder", folder))) {
            Tenants again = second.get(Tenants.class);
            assertThat(again.require(new TenantId("sound")).state()).isEqualTo(State.ACTIVE);
            assertThatThrownBy(() -> again.require(new TenantId("damaged")))
                    .isInstanceOf(TenantBroken.class);
            assertThat(again.reason(new TenantId("damaged")))
                    .hasValueSatisfying(reason -> assertThat(reason).contains("missing column"));
        }
    }
}
