-- The call that a leg belongs to, if it is the tenant's, and the leg that is meant: the named one; of a call whose first leg
-- has ended the oldest one that lives. A merged call's legs live on: only the switch knows whether they do.
select call_id,
       node,
       status = 'ended' as is_ended,
       coalesce(
           (select leg.key
            from jsonb_each(state->'legs') as leg
            where call_id = :uuid and state->'legs'->:uuid->'end' is not null and leg.value->'end' is null
            order by (leg.value->'times'->>'created')::bigint nulls last, leg.key
            limit 1),
           :uuid) as leg
from phone_calls
where tenant_id = :tenant
  and call_id in (select call_id from call_legs where uuid = :uuid union all select :uuid)
order by is_ended, status = 'merged', id desc
limit 1
