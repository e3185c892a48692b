-- Whose an extension is, answered to every tenant: that a telephone is somebody else's is all that is told. Null: nobody's
-- that the hub knows, such as one of the switch's own.
create function tenant_of_extension(wanted text) returns integer
    language sql stable security definer
    set search_path from current
    set voxroute.tenant = ''
as $$ select tenant_id from agents where extension = wanted $$;
