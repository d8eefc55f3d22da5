--liquibase formatted sql

--changeset history:history
create table history (
    case_id            uuid not null,
    seq                bigint not null,
    at                 timestamptz not null,
    actor_id           text not null,
    actor_name         text not null,
    subject_type       text not null,
    subject_id         text not null,
    action             text not null,
    from_state         text,
    to_state           text not null,
    basis              text,
    definition_version int not null,
    sealed_inputs      bytea,
    meta               jsonb not null,
    previous           bytea not null,
    hash               bytea not null,
    primary key (case_id, seq)
);
comment on table history is 'append-only: the tenant role may select and insert';
