-- Sums of call records by day (UTC) and agent, kept by triggers in the transaction that writes the records: exact to the
-- record, whoever writes. A statement adds rows with what it changed, and locks none: two hubs never wait for each other.
-- What a day and agent have is the sum of their rows; compact_call_statistics() makes one row of them now and then.
create table call_statistics (
    tenant_id       integer not null,
    -- Records without a start have the day -infinity: they count where no period is asked for.
    day             date    not null,
    agent_extension varchar(32),
    calls           bigint  not null,
    inbound         bigint  not null,
    outbound        bigint  not null,
    answered        bigint  not null,
    seconds         bigint  not null
) with (autovacuum_vacuum_scale_factor = 0.05);
create index call_statistics_by_day on call_statistics (tenant_id, day);

create function call_statistics_day(start_time timestamptz) returns date language sql stable
    return coalesce((start_time at time zone 'UTC')::date, '-infinity'::date);

create function add_call_statistics() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        insert into call_statistics
        select tenant_id, call_statistics_day(start_time), agent_extension, -count(*),
               -count(*) filter (where direction = 'inbound'), -count(*) filter (where direction = 'outbound'),
               -count(answer_time), -sum(duration)
        from old_records group by 1, 2, 3;
    end if;
    if tg_op <> 'DELETE' then
        insert into call_statistics
        select tenant_id, call_statistics_day(start_time), agent_extension, count(*),
               count(*) filter (where direction = 'inbound'), count(*) filter (where direction = 'outbound'),
               count(answer_time), sum(duration)
        from new_records group by 1, 2, 3;
    end if;
    return null;
end $$;

create trigger call_statistics_of_new after insert on call_records
    referencing new table as new_records for each statement execute function add_call_statistics();
create trigger call_statistics_of_changed after update on call_records
    referencing old table as old_records new table as new_records for each statement execute function add_call_statistics();
create trigger call_statistics_of_gone after delete on call_records
    referencing old table as old_records for each statement execute function add_call_statistics();

create function clear_call_statistics() returns trigger language plpgsql as $$
begin
    delete from call_statistics;
    return null;
end $$;
create trigger call_statistics_of_none after truncate on call_records
    for each statement execute function clear_call_statistics();

-- One row a tenant, day and agent again; returns how many rows it took. One at a time; others go on adding meanwhile.
create function compact_call_statistics() returns bigint language plpgsql as $$
declare
    taken bigint;
begin
    if not pg_try_advisory_xact_lock(hashtext('compact_call_statistics')) then
        return 0;
    end if;
    with gone as (
        delete from call_statistics s
        using (select tenant_id, day, agent_extension from call_statistics group by 1, 2, 3
               having count(*) > 1 or sum(calls) = 0) many
        where s.tenant_id = many.tenant_id and s.day = many.day
          and s.agent_extension is not distinct from many.agent_extension
        returning s.*
    ), kept as (
        insert into call_statistics
        select tenant_id, day, agent_extension, sum(calls), sum(inbound), sum(outbound), sum(answered), sum(seconds)
        from gone group by 1, 2, 3
        having (sum(calls), sum(inbound), sum(outbound), sum(answered), sum(seconds)) is distinct from (0, 0, 0, 0, 0)
    )
    select count(*) into taken from gone;
    return taken;
end $$;

insert into call_statistics
select tenant_id, call_statistics_day(start_time), agent_extension, count(*),
       count(*) filter (where direction = 'inbound'), count(*) filter (where direction = 'outbound'),
       count(answer_time), sum(duration)
from call_records group by 1, 2, 3;
