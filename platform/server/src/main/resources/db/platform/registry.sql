--liquibase formatted sql

--changeset tenancy:registry
create table tenant (
    id           text primary key,
    display_name text not null,
    state        text not null check (state in ('ONBOARDING', 'ACTIVE', 'SUSPENDED')),
    reason       text,
    broken       text,
    role         text not null unique,
    since        timestamptz not null
);
comment on column tenant.broken is 'why the tenant is quarantined; its state before stands in state';

--changeset tenancy:schema-versions
create table schema_version (
    checksum    text primary key,
    script      text not null,
    shape       text not null
);
comment on table schema_version is 'for each edition of the tenant change log: the SQL that fills an empty schema, and the shape a correct schema has';
create table tenant_schema (
    tenant      text primary key references tenant on delete cascade,
    checksum    text not null,
    fingerprint text not null,
    verified_at timestamptz not null
);
