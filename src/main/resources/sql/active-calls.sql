-- Calls that are going on. A call whose last leg has ended waits a moment until it is settled: it is not active any more.
select call_id                                                                as uuid,
       caller,
       destination,
       greatest(0, extract(epoch from now() - start_time))::int               as duration,
       direction,
       call_id,
       status,
       agent_extension,
       caller_name,
       customer_number,
       organization_number,
       start_time,
       answer_time                                                            as answered_at,
       node
from phone_calls
where tenant_id = :tenant
  and end_time is null
  and open_legs > 0
  and status not in ('ended', 'merged')
order by start_time desc, id desc
limit 5000
