-- Whole days from the roll-up, what the period has of other days from the records themselves: one statement, so that both
-- are of the same moment. The row without an agent is the whole.
with parts as (
    select agent_extension, calls, inbound, outbound, answered, seconds
    from call_statistics
    where tenant_id = :tenant and day >= :first_day and day < :day_after
    union all
    select agent_extension, count(*), count(*) filter (where direction = 'inbound'),
           count(*) filter (where direction = 'outbound'), count(answer_time), sum(duration)
    from call_records
    where tenant_id = :tenant and start_time >= :head_from and start_time < :head_before
    group by agent_extension
    union all
    select agent_extension, count(*), count(*) filter (where direction = 'inbound'),
           count(*) filter (where direction = 'outbound'), count(answer_time), sum(duration)
    from call_records
    where tenant_id = :tenant and start_time >= :tail_from and start_time < :tail_before
    group by agent_extension
),
sums as (
    select grouping(agent_extension)                as whole,
           agent_extension,
           coalesce(sum(calls), 0)::bigint          as total_calls,
           coalesce(sum(inbound), 0)::bigint        as inbound_calls,
           coalesce(sum(outbound), 0)::bigint       as outbound_calls,
           coalesce(sum(answered), 0)::bigint       as answered_calls,
           coalesce(sum(seconds), 0)::bigint        as total_duration
    from parts
    where :agent_extension::text is null or agent_extension = :agent_extension
    group by grouping sets ((), (agent_extension))
    having grouping(agent_extension) = 1 or sum(calls) > 0
)
select sums.*, agents.name as agent_name
from sums left join agents on agents.tenant_id = :tenant and agents.extension = sums.agent_extension
order by whole desc, total_calls desc, sums.agent_extension
