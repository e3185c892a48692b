-- Whose an extension is, answered to every tenant: that a telephone is somebody else's is all that is told. Null: nobody's
-- that the hub knows, such as one of the switch's own. It leaves the tenant for the look-up where the tables' owner too is
-- held to one (see protect_tenants).
create function tenant_of_extension(wanted text) returns integer
    language plpgsql security definer
    set search_path from current
as $$
declare
    entered text := coalesce(current_setting('voxroute.tenant', true), '');
    found   integer;
begin
    perform set_config('voxroute.tenant', '', true);
    select tenant_id into found from agents where extension = wanted;
    perform set_config('voxroute.tenant', entered, true);
    return found;
end $$;
