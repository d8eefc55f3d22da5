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

--changeset bancheng:configuration-posts
alter table config_version add column posts_changed boolean not null default false;
comment on column config_version.posts_changed is 'whether somebody gained or lost a post by it, or may something else; false of what an earlier edition of the platform published';

--changeset bancheng:configuration-draft
create table config_draft (
  path       text        primary key,
  tenant     text        not null,
  content    text,
  base       text,
  revision   bigint      not null,
  changed_by text        not null,
  changed_at timestamptz not null
);
create sequence config_draft_revision;
comment on table config_draft is 'files of the folder as the county would have them and has not published; without content: to be left out';
comment on column config_draft.base is 'digest of the published file that it was written from; null: there was none';
