--liquibase formatted sql

--changeset bancheng:configuration-1
create table config_version (
  tenant       text        not null,
  version      integer     primary key,
  published_at timestamptz not null,
  published_by text        not null,
  digest       text        not null,
  files        jsonb       not null
);
comment on table config_version is 'append-only: a published version never changes';
comment on table config_version is 'append-only: a published version never changes';
