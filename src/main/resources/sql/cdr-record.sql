-- One record, by its own id or by the call's.
select id::text as id,
       uuid,
       call_id,
       caller_id_name,
       caller_id_number,
       destination_number,
       direction,
       start_time,
       answer_time,
       end_time,
       duration,
       billsec,
       hangup_cause,
       recording_path,
       agent_extension,
       node,
       source
from call_records
where tenant_id = :tenant
  and (call_id = :call or id = :id::uuid)
limit 1
