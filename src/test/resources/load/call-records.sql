-- Call records for a load test: ? to ? of them, spread evenly over the 365 days of 2026, of 200 agents; every twentieth is
-- another tenant's. Three of four are inbound, three of four answered.
insert into call_records (uuid, call_id, caller_id_name, caller_id_number, destination_number, direction, start_time,
    answer_time, end_time, duration, billsec, hangup_cause, agent_extension, tenant_id, node, source)
select 'load-' || n, 'load-' || n, 'Caller ' || n % 5000, '+1555' || lpad((n % 1000000)::text, 7, '0'),
       '+1556' || lpad((n * 7 % 1000000)::text, 7, '0'), case when n % 4 = 0 then 'outbound' else 'inbound' end,
       start_time, case when n % 4 <> 1 then start_time + interval '7 s' end,
       start_time + (20 + n % 500) * interval '1 s', 20 + n % 500, case when n % 4 <> 1 then 13 + n % 500 else 0 end,
       case when n % 4 <> 1 then 'NORMAL_CLEARING' else 'NO_ANSWER' end,
       case when n % 10 > 0 then (1020 + n * 31 % 200)::text end,
       case when n % 20 = 0 then 2 else 1 end, 'load', 'events'
from (select n, timestamptz '2026-01-01 00:00:00Z' + (n * 7919 % ?) * (interval '365 days' / ?) as start_time
      from generate_series(?::bigint, ?::bigint) as n) as made
