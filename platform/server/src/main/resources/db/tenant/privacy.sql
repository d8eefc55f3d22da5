--liquibase formatted sql

--changeset bancheng:privacy-1
-- Keys of the county, wrapped by the installation's master key, which is kept outside the database.
create table tenant_key (
  purpose text  primary key,
  tenant  text  not null,
  wrapped bytea not null
);

-- A key for each case, wrapped by the county's. Emptying it deletes what the case knows of persons; the row stays, so that
-- this can be told from a value that was tampered with.
create table case_key (
  case_id   uuid    primary key,
  tenant    text    not null,
  wrapped   bytea,
  destroyed boolean not null default false
);
