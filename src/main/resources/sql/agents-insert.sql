-- Rows as JSON: one statement for thousands. What is taken already is not returned.
insert into agents (id, extension, password, name, email, caller_id_name, caller_id_number, is_active, tenant_id)
select id, extension, password, name, email, caller_id_name, caller_id_number, is_active, :tenant
from jsonb_to_recordset(cast(:agents as jsonb)) as agent (
    id uuid, extension text, password text, name text, email text, caller_id_name text, caller_id_number text,
    is_active boolean)
order by extension
on conflict (extension) do nothing
returning extension
