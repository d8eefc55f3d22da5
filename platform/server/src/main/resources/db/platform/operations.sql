--liquibase formatted sql

--changeset operations:jobs
create table job (
    id           uuid primary key,
    kind         text not null,
    tenant       text not null,
    state        text not null check (state in ('QUEUED', 'RUNNING', 'WAITING', 'DONE', 'FAILED')),
    input        text not null,
    result       text,
    error        text,
    requested_by text not null,
    created_at   timestamptz not null default now(),
    ended_at     timestamptz,
    due_at       timestamptz not null default now(),
    attempt      int not null default 0,
    lease        uuid,
    lease_until  timestamptz
);
comment on table job is 'long work of operators; resumed by any replica when a lease runs out. Its times are real time: leases must not follow a moved business clock';
create unique index job_one_at_a_time on job (tenant) where state in ('QUEUED', 'RUNNING', 'WAITING');
create index job_open on job (due_at) where state in ('QUEUED', 'RUNNING', 'WAITING');
create index job_tenant on job (tenant, created_at);
create table job_step (
    job         uuid not null references job on delete cascade,
    ordinal     int not null,
    name        text not null,
    state       text not null check (state in ('PENDING', 'RUNNING', 'WAITING', 'DONE', 'FAILED')),
    detail      text,
    finished_at timestamptz,
    primary key (job, ordinal)
);

--changeset operations:applied-configurations
create table applied_configuration (
    tenant     text primary key,
    files      text not null,
    version    int not null,
    applied_at timestamptz not null,
    applied_by text not null
);
comment on column applied_configuration.files is 'JSON: the digest of each file as last applied, the middle of the comparison with the folder and the published version';

--changeset operations:exports
create table tenant_export (
    tenant      text not null,
    name        text not null,
    exported_at timestamptz not null,
    bytes       bigint not null,
    sha256      text not null,
    content     text not null,
    primary key (tenant, name)
);
comment on column tenant_export.content is 'fingerprint of every row exported: equal to that of the schema as long as nothing has changed since';

--changeset operations:number-prefixes
create table number_prefix (
    prefix text primary key,
    tenant text not null references tenant on delete cascade
);
comment on table number_prefix is 'every prefix a county''s case numbers ever began with: no number is given twice in an installation';

--changeset operations:simulations
alter table job add column lane text not null default 'WORK' check (lane in ('WORK', 'TRIAL'));
comment on column job.lane is 'WORK changes the county, TRIAL only looks at it';
drop index job_one_at_a_time;
create unique index job_one_at_a_time on job (tenant, lane) where state in ('QUEUED', 'RUNNING', 'WAITING');
create table simulation (
    id         uuid primary key references job on delete cascade,
    tenant     text not null,
    by_county  boolean not null,
    first_day  date not null,
    last_day   date not null,
    version    int not null,
    digest     text not null,
    outcome    text
);
comment on table simulation is 'what a job of kind simulate was asked, and what came of it: counts, and the numbers of the first cases of each group';
comment on column simulation.by_county is 'the county''s own draft; else an operator''s folder, which the county does not see';
comment on column simulation.version is 'the one in force that it is compared with';
comment on column simulation.digest is 'of the files that were tried';
create index simulation_tenant on simulation (tenant);

--changeset operations:job-reason
alter table job add column reason text;
comment on column job.reason is 'why it is wanted, as whoever asked for it said; its input is gone once it is over';

--changeset operations:simulations-tell-moved-deadlines
delete from simulation where outcome is not null;
