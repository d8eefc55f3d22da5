--liquibase formatted sql

--changeset bancheng:history-1
create table history (
  case_id               uuid        not null,
  seq                   bigint      not null,
  tenant                text        not null,
  at                    timestamptz not null,
  actor                 text        not null,
  subject_type          text        not null,
  subject_id            uuid        not null,
  action                text        not null,
  basis                 text        not null,
  configuration_version integer     not null,
  content               text        not null,
  sealed                bytea       not null,
  previous              bytea       not null,
  hash                  bytea       not null,
  primary key (case_id, seq)
);
comment on table history is 'append-only: the tenant role may select and insert';

--changeset bancheng:history-seals
create table history_seal (
  day       date   primary key,
  tenant    text   not null,
  previous  text   not null,
  cases     bigint not null,
  events    bigint not null,
  heads     text   not null,
  signature text   not null
);
comment on table history_seal is 'append-only: a day once sealed stays sealed';
