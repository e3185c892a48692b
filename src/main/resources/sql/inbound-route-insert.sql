insert into inbound_routes (id, did_number, destination_extension, voice_agent, description, is_active, tenant_id)
values (:id, :did_number, :destination_extension, :voice_agent, :description, :is_active, :tenant)
on conflict (did_number) do nothing
