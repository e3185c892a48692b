update inbound_routes
set destination_extension = :destination_extension, voice_agent = :voice_agent, description = :description,
    is_active = :is_active, updated_at = now()
where tenant_id = :tenant and id = :id
