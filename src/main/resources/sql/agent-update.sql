update agents
set name = :name, email = :email, caller_id_name = :caller_id_name, caller_id_number = :caller_id_number,
    is_active = :is_active, updated_at = now()
where tenant_id = :tenant and id = :id
