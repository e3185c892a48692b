-- Voice agents as data: who talks on a call, and how.
create table voice_agents (
    id              uuid primary key default gen_random_uuid(),
    -- By which inbound routes and dials know it.
    name            varchar(64)  not null check (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]*$'),
    -- Null: the configured one.
    provider        varchar(64),
    prompt          text         not null default '',
    greeting        text         not null default '',
    voice           varchar(100) not null default '',
    language        varchar(35)  not null default 'en-US',
    tools           jsonb        not null default '[]',
    max_duration_s  integer      not null default 1800,
    silence_s       integer      not null default 8,
    silence_prompts integer      not null default 2,
    recording       boolean      not null default false,
    -- Said before a recording begins; empty: nothing is.
    consent         text         not null default '',
    is_active       boolean      not null default true,
    tenant_id       integer      not null default 1,
    created_at      timestamptz  not null default now(),
    updated_at      timestamptz  not null default now(),
    unique (tenant_id, name)
);

-- The one who talks on calls that name nobody; every tenant has it from the start, to be changed as any other.
insert into voice_agents (name, tenant_id) select 'reception', id from tenants;
create function reception_of_tenant() returns trigger language plpgsql as $$
begin
    insert into voice_agents (name, tenant_id) values ('reception', new.id) on conflict do nothing;
    return new;
end $$;
create trigger reception_of_tenant after insert on tenants for each row execute function reception_of_tenant();

-- Routes that name a voice agent from before there were any: the configured provider talks, as it did.
insert into voice_agents (name, tenant_id)
select distinct voice_agent, tenant_id from inbound_routes where voice_agent is not null
on conflict do nothing;

alter table inbound_routes add foreign key (tenant_id, voice_agent) references voice_agents (tenant_id, name);
create index inbound_routes_by_voice_agent on inbound_routes (tenant_id, voice_agent) where voice_agent is not null;
