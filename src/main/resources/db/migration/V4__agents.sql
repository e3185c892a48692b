-- People who make and take calls, and where calls to a number go. What the switches hold of both is made from here.

create table agents (
    id               uuid primary key default gen_random_uuid(),
    -- Unique across tenants: a switch has one directory.
    extension        varchar(10)  not null unique,
    -- Encrypted (AES-GCM); the key is not in the database.
    password         varchar(255) not null,
    name             varchar(100) not null,
    email            varchar(255),
    -- Null: the agent's name, and the extension.
    caller_id_name   varchar(100),
    caller_id_number varchar(20),
    is_active        boolean      not null default true,
    tenant_id        integer      not null default 1,
    created_at       timestamptz  not null default now(),
    updated_at       timestamptz  not null default now(),
    unique (tenant_id, extension)
);
-- In the order of numbers, as pages are.
create index agents_by_number on agents (tenant_id, length(extension), extension);

create table inbound_routes (
    id                    uuid primary key default gen_random_uuid(),
    -- E.164 with its plus sign, whatever was sent.
    did_number            varchar(20)  not null unique check (did_number ~ '^\+[1-9][0-9]{6,14}$'),
    destination_extension varchar(10),
    voice_agent           varchar(64),
    description           varchar(255),
    is_active             boolean      not null default true,
    tenant_id             integer      not null default 1,
    created_at            timestamptz  not null default now(),
    updated_at            timestamptz  not null default now(),
    check (num_nonnulls(destination_extension, voice_agent) = 1),
    -- Of the same tenant; and no agent goes while a number leads to him.
    foreign key (tenant_id, destination_extension) references agents (tenant_id, extension)
);
create index inbound_routes_by_number on inbound_routes (tenant_id, did_number);
create index inbound_routes_by_destination on inbound_routes (tenant_id, destination_extension);

-- A switch knows no tenants: whose a registration is, its extension tells.
create function registration_of_tenant() returns trigger language plpgsql as $$
begin
    new.tenant_id := coalesce((select a.tenant_id from agents a where a.extension = new.extension), new.tenant_id);
    return new;
end $$;
create trigger registration_of_tenant before insert or update on agent_registrations
    for each row execute function registration_of_tenant();
