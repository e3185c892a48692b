-- Tenants apart by PostgreSQL itself: whoever has entered a tenant sees and writes that tenant's rows only, whatever the
-- statement says. docs/security.md tells how.

alter table users
    add column enabled       boolean     not null default true,
    add column updated_at    timestamptz not null default now(),
    -- Counts changes of password, roles and enabled: tokens that were given before one are refused.
    add column token_version integer     not null default 0;
create index users_by_tenant on users (tenant_id, id);

-- Changes through the API: written before the change (without a status) and again after it. A row without a status is of
-- a change whose outcome nobody saw, because the hub stopped.
create table audit_log (
    id        bigserial    primary key,
    tenant_id integer      not null,
    at        timestamptz  not null default now(),
    username  varchar(100) not null,
    operation varchar(100) not null,
    method    varchar(10)  not null,
    path      varchar(500) not null,
    target    varchar(255),
    address   varchar(64)  not null,
    status    integer,
    details   jsonb
);
create index audit_log_by_tenant on audit_log (tenant_id, id desc);
create index audit_log_by_time on audit_log (at);

-- Whether this user can become the role that sees one tenant, and row security holds for that role.
create function may_become_tenant() returns boolean language plpgsql as $$
declare
    may boolean := false;
begin
    begin
        perform set_config('role', 'voxroute_tenant', true);
        select not (rolsuper or rolbypassrls) into may from pg_roles where rolname = current_user;
        -- Takes the role back, with everything else since "begin".
        raise exception using errcode = 'VX001';
    exception
        when sqlstate 'VX001' or insufficient_privilege or invalid_parameter_value or undefined_object then
            return may;
    end;
end $$;

-- The same, after an attempt to make the role, and to be let into it.
create function made_tenant_role() returns boolean language plpgsql as $$
begin
    begin
        if not exists (select from pg_roles where rolname = 'voxroute_tenant') then
            create role voxroute_tenant nologin;
        end if;
    exception
        -- Roles are the server's: another database's hub may make it at this moment.
        when insufficient_privilege or duplicate_object or unique_violation then null;
    end;
    if may_become_tenant() then
        return true;
    end if;
    begin
        execute format('grant voxroute_tenant to %I', current_user);
    exception
        when insufficient_privilege or undefined_object or invalid_grant_operation then return false;
    end;
    return may_become_tenant();
end $$;

-- Puts every table that has a tenant_id under row security; run after each migration (afterMigrate.sql), so that a new
-- table can't be forgotten. Two ways: where the hub's user may become the role voxroute_tenant, the policies are that
-- role's, and the user's own work is not looked at. Where it may not (no CREATEROLE, as on some managed servers), the
-- tables force row security on their owner; it sees one tenant once it has entered one, and all before.
create function protect_tenants() returns text language plpgsql as $$
declare
    own     constant text := 'tenant_id = nullif(current_setting(''voxroute.tenant'', true), '''')::integer';
    by_role boolean;
    body    text;
    one     record;
begin
    perform pg_advisory_xact_lock(hashtext('protect_tenants'));
    by_role := made_tenant_role();
    for one in
        select c.oid::regclass as name, c.relname, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
               p.polroles = array[(select oid from pg_roles where rolname = 'voxroute_tenant')] as of_role
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
        left join pg_policy p on p.polrelid = c.oid and p.polname = 'of_one_tenant'
        where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
        order by c.oid
    loop
        if not one.secured then
            execute format('alter table %s enable row level security', one.name);
        end if;
        if one.forced = by_role then
            execute format('alter table %s %s force row level security', one.name, case when by_role then 'no' end);
        end if;
        if one.of_role is distinct from by_role then
            execute format('drop policy if exists of_one_tenant on %s', one.name);
            if by_role then
                execute format('create policy of_one_tenant on %s to voxroute_tenant using (%s)', one.name, own);
            else
                execute format(
                    'create policy of_one_tenant on %s using (%s or nullif(current_setting(''voxroute.tenant'', true), '''') is null)',
                    one.name, own);
            end if;
        end if;
        if by_role then
            execute format(
                'grant %s on %s to voxroute_tenant',
                case when one.relname = 'audit_log' then 'select' else 'select, insert, update, delete' end, one.name);
        end if;
    end loop;
    if by_role then
        if not has_schema_privilege('voxroute_tenant', current_schema(), 'usage') then
            execute format('grant usage on schema %I to voxroute_tenant', current_schema());
        end if;
        execute format('grant usage on all sequences in schema %I to voxroute_tenant', current_schema());
        -- No tenant's, and looked at in a tenant's transaction all the same: which call a leg is of, and trunks.
        grant select on call_legs, gateway_states to voxroute_tenant;
    end if;
    body := case when by_role
        then 'select set_config(''voxroute.tenant'', tenant::text, true), set_config(''role'', ''voxroute_tenant'', true)'
        else 'select set_config(''voxroute.tenant'', tenant::text, true)' end;
    if not exists (select from pg_proc where proname = 'enter_tenant' and prosrc = body) then
        drop function if exists enter_tenant(integer);
        execute format(
            'create function enter_tenant(tenant integer) returns %s language sql as %L',
            case when by_role then 'table (entered text, became text)' else 'text' end, body);
    end if;
    return case when by_role then 'role' else 'owner' end;
end $$;
