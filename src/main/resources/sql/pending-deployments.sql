-- What the switches do not have yet, longest first.
select kind, name, file, attempts, reason, since, next_attempt_at
from deployments
where tenant_id = :tenant and state = 'pending'
order by since, kind, name
limit :rows offset :offset
