--liquibase formatted sql

--changeset identity:identity
create table realm_client (
    realm     text not null,
    client_id text not null,
    secret    text not null,
    primary key (realm, client_id)
);
comment on column realm_client.secret is 'as Keycloak holds it; good for nothing without a code of a person who signed in';
create table analyst_grant (
    subject    text not null,
    username   text not null,
    tenant     text not null references tenant on delete cascade,
    granted_by text not null,
    granted_at timestamptz not null,
    primary key (subject, tenant)
);
comment on column analyst_grant.subject is 'id of the analyst''s account in the platform realm';

--changeset identity:realm-client-sealed
-- made anew, and told to Keycloak, the next time the realm is kept
delete from realm_client;
alter table realm_client alter column secret type bytea using convert_to(secret, 'UTF8');
comment on column realm_client.secret is 'sealed with the installation''s key, for its place';
