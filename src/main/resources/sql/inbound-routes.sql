select r.id, r.did_number, r.destination_extension, r.voice_agent, r.description, r.is_active, r.created_at, r.updated_at
from inbound_routes r
where r.tenant_id = :tenant
  and (cast(:like as text) is null
       or r.did_number ilike :like or r.destination_extension ilike :like or r.voice_agent ilike :like
       or r.description ilike :like)
  and (cast(:after as text) is null or r.did_number > :after)
order by r.did_number
limit :rows offset :offset
