-- The call that a leg belongs to, if it is the tenant's. A merged call's legs live on: only the switch knows whether they do.
select call_id,
       node,
       status = 'ended' as is_ended
from phone_calls
where tenant_id = :tenant
  and call_id in (select call_id from call_legs where uuid = :uuid union all select :uuid)
order by is_ended, id desc
limit 1
