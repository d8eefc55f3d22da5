--liquibase formatted sql

--changeset organisation:organisation
create table unit (
    id        text primary key,
    name      text not null,
    kind      text not null,
    parent_id text references unit deferrable initially deferred,
    active    boolean not null default true
);
create index unit_parent on unit (parent_id);
create table person (
    id       uuid primary key default gen_random_uuid(),
    username text not null unique,
    name     text not null,
    enabled  boolean not null default true,
    subject  text unique
);
comment on column person.subject is 'id of the account in the county''s realm; null until there is one';
create table holding (
    person_id uuid not null references person on delete cascade,
    post      text not null,
    unit_id   text not null references unit,
    primary key (person_id, post, unit_id)
);
create index holding_post on holding (post, unit_id);
