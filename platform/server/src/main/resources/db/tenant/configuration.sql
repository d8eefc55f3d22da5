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

--changeset bancheng:configuration-calendar
alter table config_version add column calendar_version integer;
comment on column config_version.calendar_version is 'the version from which on the calendar has been what it is in this one; null of what an earlier edition of the platform published: that very one';

--changeset bancheng:configuration-reason
alter table config_version add column reason text;
comment on column config_version.reason is 'why it was published, for the list of versions; null where nobody said';
