-- Everything in one pass over the records, so that the sums fit each other: the row without an agent is the whole.
select grouping(agent_extension)                          as whole,
       agent_extension,
       count(*)                                           as total_calls,
       count(*) filter (where direction = 'inbound')      as inbound_calls,
       count(*) filter (where direction = 'outbound')     as outbound_calls,
       count(*) filter (where answer_time is not null)    as answered_calls,
       coalesce(sum(duration), 0)                         as total_duration
from call_records
where tenant_id = :tenant
/* filters */
group by grouping sets ((), (agent_extension))
order by whole desc, total_calls desc, agent_extension
