select count(*)
from voice_agents v
where v.tenant_id = :tenant
  and (cast(:like as text) is null or v.name ilike :like or v.provider ilike :like or v.greeting ilike :like)
