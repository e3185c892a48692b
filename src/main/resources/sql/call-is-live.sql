-- Whether a switch has this call of the tenant's now.
select 1
from phone_calls
where tenant_id = :tenant and call_id = :call and status not in ('ended', 'merged')
limit 1
