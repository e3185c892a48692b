-- A page of records, newest first. The filters stand where the comment is.
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
       source,
       (extract(epoch from start_time) * 1000000)::bigint as cursor_micros
from call_records
where tenant_id = :tenant
/* filters */
order by start_time desc, id desc
limit :rows offset :offset
