select count(*)
from inbound_routes r
where r.tenant_id = :tenant
  and (cast(:like as text) is null
       or r.did_number ilike :like or r.destination_extension ilike :like or r.voice_agent ilike :like
       or r.description ilike :like)
