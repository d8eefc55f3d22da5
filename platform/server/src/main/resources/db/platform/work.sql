--liquibase formatted sql

--changeset work:queue
create table work (
    id          bigint generated always as identity primary key,
    tenant      text not null,
    kind        text not null,
    ref         text not null,
    due_at      timestamptz not null,
    enqueued_at timestamptz not null default clock_timestamp(),
    attempt     int not null default 0,
    ready_at    timestamptz,
    lease       uuid,
    renewed     boolean not null default false,
    alone       boolean not null default false,
    parked      boolean not null default false,
    last_error  text,
    unique (tenant, kind, ref)
);
comment on column work.due_at is 'business time: the first attempt waits for it';
comment on column work.attempt is '0 until claimed for the first time';
comment on column work.ready_at is 'real time: the end of the lease or of the back-off';
comment on column work.renewed is 'enqueued again while leased: goes back to waiting when the lease ends';
comment on column work.alone is 'failed in a batch: is tried by itself, to find the one that poisons';
create index work_fresh on work (tenant, kind, due_at, id) where attempt = 0;
create index work_again on work (tenant, kind, ready_at, id) where attempt > 0 and not parked;

--changeset work:functions splitStatements:false runOnChange:true
create or replace function tenant_in_force() returns text
language plpgsql stable security definer set search_path = platform, pg_temp as $$
declare
  found_tenant text;
begin
  select id into found_tenant from tenant where role = current_setting('role');
  if found_tenant is null then
    raise exception 'no tenant''s role is in force' using errcode = 'insufficient_privilege';
  end if;
  return found_tenant;
end $$;

create or replace function enqueue_work(work_kind text, work_ref text, work_due timestamptz) returns void
language sql volatile security definer set search_path = platform, pg_temp as $$
  insert into work as w (tenant, kind, ref, due_at) values (tenant_in_force(), work_kind, work_ref, work_due)
  on conflict (tenant, kind, ref) do update set
    due_at     = excluded.due_at,
    renewed    = w.lease is not null and w.ready_at > clock_timestamp(),
    lease      = case when w.ready_at > clock_timestamp() then w.lease end,
    attempt    = case when w.lease is not null and w.ready_at > clock_timestamp() then w.attempt else 0 end,
    ready_at   = case when w.lease is not null and w.ready_at > clock_timestamp() then w.ready_at end,
    alone      = false,
    parked     = false,
    last_error = null
  -- one that waits for the same moment already is left as it is; locked, so that it waits for our commit
  where not (w.due_at = excluded.due_at and w.attempt = 0 and w.lease is null and not w.alone and not w.parked)
$$;

create or replace function cancel_work(work_kind text, work_ref text) returns void
language sql volatile security definer set search_path = platform, pg_temp as $$
  update work set renewed = false
  where tenant = tenant_in_force() and kind = work_kind and ref = work_ref and lease is not null;
  delete from work
  where tenant = tenant_in_force() and kind = work_kind and ref = work_ref and lease is null;
$$;

create or replace function finish_work(work_tenant text, work_ids bigint[], work_lease uuid) returns int
language plpgsql volatile security definer set search_path = platform, pg_temp as $$
declare
  waiting int;
  done int;
begin
  perform from work
    where id = any (work_ids) and lease = work_lease and tenant = work_tenant order by id for update;
  update work
    set lease = null, renewed = false, attempt = 0, ready_at = null, alone = false, last_error = null
    where id = any (work_ids) and lease = work_lease and tenant = work_tenant and renewed;
  get diagnostics waiting = row_count;
  delete from work
    where id = any (work_ids) and lease = work_lease and tenant = work_tenant;
  get diagnostics done = row_count;
  return waiting + done;
end $$;

create or replace function complete_work(work_id bigint, work_lease uuid) returns boolean
language sql volatile security definer set search_path = platform, pg_temp as $$
  select finish_work(tenant_in_force(), array[work_id], work_lease) = 1
$$;

revoke all on all functions in schema platform from public;
grant execute on function enqueue_work(text, text, timestamptz), cancel_work(text, text),
  complete_work(bigint, uuid) to public;
comment on function enqueue_work is 'for tenants'' roles: public may execute it, but only they may use the schema';
