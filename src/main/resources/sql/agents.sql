select a.id, a.extension, a.name, a.email,
       coalesce(a.caller_id_name, a.name) as caller_id_name,
       coalesce(a.caller_id_number, a.extension) as caller_id_number,
       a.is_active,
       exists (select from agent_registrations r
               where r.extension = a.extension and r.registered and (r.expires_at is null or r.expires_at > now()))
           as online,
       a.created_at, a.updated_at
from agents a
where a.tenant_id = :tenant
  and (cast(:like as text) is null
       or a.extension ilike :like or a.name ilike :like or a.email ilike :like
       or a.caller_id_name ilike :like or a.caller_id_number ilike :like)
  and (cast(:after as text) is null
       or (length(a.extension), a.extension) > (length(cast(:after as text)), cast(:after as text)))
order by length(a.extension), a.extension
limit :rows offset :offset
