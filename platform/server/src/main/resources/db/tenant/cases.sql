--liquibase formatted sql

--changeset bancheng:cases-1
create table case_file (
  id                 uuid        primary key,
  tenant             text        not null,
  number             text        not null unique,
  channel            text        not null,
  category           text,
  state              text        not null,
  subject            text        not null,
  body               text        not null,
  fields             jsonb       not null,
  definition_version integer     not null,
  intake_unit        text,
  opened_at          timestamptz not null,
  closed_at          timestamptz,
  due_at             timestamptz,
  warn_at            timestamptz,
  lead_unit          text,
  secret_mac         bytea       not null,
  external_ref       text        unique,
  version            bigint      not null
);
create index case_file_open_by_due on case_file (due_at nulls last, id) where closed_at is null;
create index case_file_by_state on case_file (state, due_at nulls last, id);
create index case_file_by_opening on case_file (opened_at desc, id);
create index case_file_by_channel on case_file (channel, opened_at desc);

create table assignment (
  id          uuid        primary key,
  tenant      text        not null,
  case_id     uuid        not null references case_file,
  ordinal     integer     not null,
  unit        text        not null,
  role        text        not null,
  state       text        not null,
  final       boolean     not null,
  fields      jsonb       not null,
  assigned_at timestamptz not null,
  ended_at    timestamptz,
  unique (case_id, ordinal)
);
create index assignment_by_unit on assignment (unit, case_id);

create table clock (
  subject_id uuid        not null,
  name       text        not null,
  tenant     text        not null,
  case_id    uuid        not null references case_file,
  basis      text        not null,
  holder     text,
  running    boolean     not null,
  due_at     timestamptz not null,
  stopped_at timestamptz,
  ledger     jsonb       not null,
  primary key (subject_id, name)
);
create index clock_by_case on clock (case_id);

create table reporter (
  case_id     uuid  primary key references case_file,
  tenant      text  not null,
  details     bytea not null,
  phone_index bytea,
  id_index    bytea
);
create index reporter_by_phone on reporter (phone_index) where phone_index is not null;
create index reporter_by_id on reporter (id_index) where id_index is not null;

create table attachment (
  id       uuid        primary key,
  tenant   text        not null,
  case_id  uuid        not null references case_file,
  name     text        not null,
  type     text        not null,
  size     integer     not null,
  digest   text        not null,
  content  bytea       not null,
  added_by text        not null,
  added_at timestamptz not null
);
create index attachment_by_case on attachment (case_id, added_at);

create table notice (
  id       uuid        primary key,
  tenant   text        not null,
  case_id  uuid        not null references case_file,
  audience text        not null,
  template text        not null,
  sent_at  timestamptz not null
);
create index notice_by_audience on notice (audience, sent_at desc);
create index notice_by_case on notice (case_id, sent_at);

create table case_number (
  day    date    primary key,
  tenant text    not null,
  last   integer not null
);

create table secret_guess (
  target   text        primary key,
  tenant   text        not null,
  failures integer     not null,
  since    timestamptz not null
);

create table idempotent_request (
  key        text        primary key,
  tenant     text        not null,
  digest     text        not null,
  answer     bytea       not null,
  made_at    timestamptz not null
);

--changeset bancheng:cases-2
alter table assignment add column type text not null default 'assignment';
comment on column assignment.type is 'the lifecycle it goes through: a work order, or a letter, a conference and what else the county''s procedure has';

--changeset bancheng:cases-3
create table serial (
  kind   text    not null,
  year   integer not null,
  tenant text    not null,
  last   integer not null,
  primary key (kind, year)
);

--changeset bancheng:cases-calendar
alter table clock add column calendar_version integer not null default 1;
update clock set calendar_version =
  (select f.definition_version from case_file f where f.id = clock.case_id);
comment on column clock.calendar_version is 'the configuration by whose calendar due_at was reckoned';
create index clock_running_by_calendar on clock (calendar_version, case_id) where running;

--changeset bancheng:cases-room
-- a case is written again at every step: room on its page keeps the indexes out of it where they do not change
alter table case_file set (fillfactor = 70);
alter table assignment set (fillfactor = 70);
alter table clock set (fillfactor = 70);

--changeset bancheng:cases-registers
alter table case_file add column type text not null default 'case';
alter table case_file alter column secret_mac drop not null;
comment on column case_file.type is 'the lifecycle of what stands alone: a case, or an entry of a register';
create index case_file_entries on case_file (type, opened_at desc, id) where type <> 'case';
alter table case_file add column shown text, add column shown_at timestamptz;
alter table assignment add column shown text, add column shown_at timestamptz;
comment on column case_file.shown is 'staff or public: to whom it is open beside those who deal with it';
create index case_file_shown on case_file (shown_at desc, id) where shown is not null;
create index assignment_shown on assignment (shown_at desc, id) where shown is not null;

--changeset bancheng:cases-links
create table case_link (
  case_id   uuid        not null references case_file,
  other_id  uuid        not null references case_file,
  tie       text        not null,
  tenant    text        not null,
  linked_at timestamptz not null,
  primary key (case_id, other_id)
);
create index case_link_by_other on case_link (other_id);
create unique index case_link_one_main on case_link (case_id) where tie = 'merged';
comment on table case_link is 'case_id was merged into other_id, or is related to it';

--changeset bancheng:cases-external
-- most cases come from no other system: they need no entry, which every step would write anew
alter table case_file drop constraint case_file_external_ref_key;
create unique index case_file_by_external_ref on case_file (external_ref) where external_ref is not null;

--changeset bancheng:cases-external-by-type
-- what another system calls a case says nothing of the periods of a register
drop index case_file_by_external_ref;
update case_file set external_ref = substr(external_ref, length(type) + 2) where type <> 'case' and external_ref is not null;
create unique index case_file_by_external_ref on case_file (type, external_ref) where external_ref is not null;

--changeset bancheng:cases-in-hand
-- a closed case is in hand too while a deadline presses, as that of a letter does
create index case_file_in_hand_by_due on case_file (due_at nulls last, id) where closed_at is null or due_at is not null;
drop index case_file_open_by_due;
create index case_file_entries_by_due on case_file (due_at, id) where type <> 'case' and due_at is not null;

--changeset bancheng:cases-volume
-- closed cases are most of all cases: their list and their number are read here and not from the rows
create index case_file_closed on case_file (closed_at desc, id)
  include (state, channel, intake_unit) where closed_at is not null and type = 'case';
-- few are at work at a time: entered when one begins, and left when it ends
create index assignment_at_work on assignment (unit, case_id) where not final;
-- whether a unit has to do with a case is asked of all its cases at once, without their rows
create index assignment_by_unit_and_type on assignment (unit, type, case_id);
drop index assignment_by_unit;
-- figures are of a span of time
create index assignment_by_beginning on assignment (assigned_at);
create index assignment_by_end on assignment (ended_at) where ended_at is not null;
