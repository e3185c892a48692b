select count(*)
from agents a
where a.tenant_id = :tenant
  and (cast(:like as text) is null
       or a.extension ilike :like or a.name ilike :like or a.email ilike :like
       or a.caller_id_name ilike :like or a.caller_id_number ilike :like)
