select r.id, r.did_number, r.destination_extension, r.voice_agent, r.description, r.is_active, r.created_at, r.updated_at
from inbound_routes r
where r.tenant_id = :tenant
  and (r.id = cast(:id as uuid) or r.did_number = :did)
