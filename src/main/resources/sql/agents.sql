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
