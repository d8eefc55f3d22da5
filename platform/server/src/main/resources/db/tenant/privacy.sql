--liquibase formatted sql

--changeset bancheng:privacy-1
-- Keys of the county, wrapped by the installation's master key, which is kept outside the database.
create table tenant_key (
  purpose text  primary key,
  tenant  text  not null,
  wrapped bytea not null
);

-- A key for each case, wrapped by the county's. Whoever deletes a row here deletes what the case knows of persons.
create table case_key (
  case_id uuid  primary key,
  tenant  text  not null,
  wrapped bytea not null
);
